package io.overdue.agent.record;

import java.net.SocketException;

/**
 * Notices connections that their server ends on the doorstep, as a full one does: it takes them,
 * says so, and closes them. The client may lose what it said, so the end alone is enough.
 *
 * <p>It proves nothing, so nobody is accused: the alarm has the server asked.
 */
final class Doorstep {

  private static final long MOMENTS_NANOS = 5_000_000_000L;

  private final Alarm alarm;
  private final Seldom seldom;

  Doorstep(Alarm alarm, long now) {
    this.alarm = alarm;
    this.seldom = new Seldom(now);
  }

  /** A command of the login or the first one has failed; any other is none of its business. */
  void failed(OpenConnection connection, Throwable thrown, long now) {
    if (isYoung(connection, now) && isEnded(thrown)) {
      ring(connection, now);
    }
  }

  /** A channel was closed; one that serves a connection was welcome. */
  void closed(OpenConnection channel, long now) {
    if (channel.owner() == null && isYoung(channel, now)) {
      ring(channel, now);
    }
  }

  private void ring(OpenConnection connection, long now) {
    if (seldom.isTime(now)) {
      alarm.serverRefused(connection.server());
    }
  }

  private static boolean isYoung(OpenConnection connection, long now) {
    return now - connection.sinceNanos() < MOMENTS_NANOS;
  }

  private static boolean isEnded(Throwable thrown) {
    String message = thrown.getMessage();
    return thrown.getCause() instanceof SocketException
        || message != null
            && (message.startsWith("ERR max number of clients")
                || message.startsWith("Unexpected end of stream"));
  }
}
