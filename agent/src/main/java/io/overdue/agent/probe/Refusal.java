package io.overdue.agent.probe;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.support.Printable;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;

/**
 * Why a node told no numbers.
 *
 * <p>A client library wraps and rewords what happened, or swallows it: so the whole chain of causes
 * and suppressed exceptions is read, and a connection that was taken and closed without a word
 * counts as refused by a full server, with the admission that this is a conclusion.
 */
final class Refusal extends Exception {

  private static final long serialVersionUID = 1L;

  private static final int MOST_CAUSES = 50;

  private final Answer answer;
  private final boolean concluded;

  Refusal(Answer answer, String reason) {
    this(answer, reason, false);
  }

  private Refusal(Answer answer, String reason, boolean concluded) {
    super(reason, null, false, false);
    this.answer = answer;
    this.concluded = concluded;
  }

  Answer answer() {
    return answer;
  }

  /** A sentence for people. */
  String reason() {
    return getMessage();
  }

  /** Whether nobody said so. */
  boolean isConcluded() {
    return concluded;
  }

  /** What an error reply means; null when it concerns the one command only. */
  static Refusal ofError(String error) {
    String text = error.toUpperCase(Locale.ROOT);
    if (text.contains("ERR MAX NUMBER OF CLIENTS")) {
      return new Refusal(Answer.AT_LIMIT, "the server takes no more connections");
    }
    if (text.startsWith("NOAUTH")
        || text.startsWith("WRONGPASS")
        || text.startsWith("ERR INVALID PASSWORD")
        || text.startsWith("ERR AUTH")
        || text.startsWith("ERR CLIENT SENT AUTH")) {
      return new Refusal(
          Answer.BAD_LOGIN, "the server does not accept the login (" + word(error) + ")");
    }
    if (text.startsWith("DENIED")) {
      return new Refusal(Answer.BAD_LOGIN, "the server is in protected mode");
    }
    if (text.startsWith("LOADING") || text.startsWith("MASTERDOWN") || text.startsWith("BUSY ")) {
      return new Refusal(Answer.TRANSIENT, "the server says " + word(error));
    }
    return null;
  }

  private static String word(String error) {
    int blank = error.indexOf(' ');
    return Printable.of(blank < 0 ? error : error.substring(0, blank));
  }

  /** What it means that a connection could not be opened, or failed before its first reply. */
  static Refusal of(Throwable failure) {
    List<Throwable> chain = chain(failure);
    for (Throwable link : chain) {
      Refusal said = link.getMessage() == null ? null : ofError(link.getMessage());
      if (said != null) {
        return said;
      }
      if (link.getMessage() != null && link.getMessage().startsWith("NOPERM")) {
        return new Refusal(Answer.BAD_LOGIN, "the login may not do what its client does first");
      }
    }
    if (has(chain, SSLException.class)) {
      return ofHandshake(chain);
    }
    for (Throwable link : chain) {
      Refusal refusal = ofLink(link);
      if (refusal != null) {
        return refusal;
      }
    }
    return new Refusal(Answer.UNREACHABLE, "no connection: " + failure.getClass().getSimpleName());
  }

  private static Refusal ofHandshake(List<Throwable> chain) {
    for (Throwable link : chain) {
      if (isClosing(link)) {
        return new Refusal(
            Answer.TLS_CLOSED,
            "the connection was closed in the TLS handshake: the server is full, or speaks no TLS",
            true);
      }
    }
    String why = Printable.of(String.valueOf(chain.get(chain.size() - 1).getMessage()));
    return new Refusal(Answer.UNREACHABLE, "the TLS handshake failed: " + why);
  }

  private static Refusal ofLink(Throwable link) {
    String message = String.valueOf(link.getMessage());
    if (message.contains("Too many open files")) {
      return new Refusal(Answer.UNREACHABLE, "this process has no file descriptor left");
    }
    if (link instanceof Garbled) {
      return new Refusal(Answer.GARBLED, "the server answered " + message);
    }
    if (link instanceof UnknownHostException) {
      return new Refusal(Answer.UNREACHABLE, "its name is unknown");
    }
    if (link instanceof ConnectException || link instanceof NoRouteToHostException) {
      return new Refusal(Answer.UNREACHABLE, "no connection: " + Printable.of(message));
    }
    if (link instanceof SocketTimeoutException) {
      return message.contains("onnect")
          ? new Refusal(Answer.UNREACHABLE, "no connection in time")
          : new Refusal(Answer.SILENT, "the server took the connection and did not answer in time");
    }
    if (isClosing(link)) {
      return new Refusal(
          Answer.AT_LIMIT,
          "the server took the connection and closed it at once: it is probably full",
          true);
    }
    return null;
  }

  private static boolean isClosing(Throwable link) {
    String message = String.valueOf(link.getMessage());
    return link instanceof EOFException
        || link instanceof SocketException && !(link instanceof ConnectException)
        || message.startsWith("Unexpected end of stream")
        || message.contains("Remote host terminated the handshake")
        || message.contains("Remote host closed connection during handshake");
  }

  private static boolean has(List<Throwable> chain, Class<?> type) {
    for (Throwable link : chain) {
      if (type.isInstance(link)) {
        return true;
      }
    }
    return false;
  }

  /** {@code failure} with its causes and what they suppressed, from the outside in. */
  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    chain.add(failure);
    for (int i = 0; i < chain.size() && chain.size() < MOST_CAUSES; i++) {
      Throwable link = chain.get(i);
      if (seen.add(link)) {
        if (link.getCause() != null) {
          chain.add(link.getCause());
        }
        Collections.addAll(chain, link.getSuppressed());
      }
    }
    return chain;
  }
}
