package io.overdue.agent.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/** An open connection to one node, logged in. */
public interface Wire {

  /**
   * Sends all of {@code commands} and reads their replies, within a time that is bounded as a
   * whole.
   *
   * @return one reply a command; fewer when the server closed the connection after an error
   * @throws java.io.EOFException when the server closed the connection without a word
   * @throws java.net.SocketTimeoutException when it said nothing in time
   * @throws Garbled when what it said is no reply
   */
  List<Reply> ask(List<Command> commands) throws IOException;

  /** The address that the connection leads to; null when unknown. */
  InetAddress peer();

  /** Ends the connection; never throws. */
  void close();
}
