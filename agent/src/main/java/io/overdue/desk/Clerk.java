package io.overdue.desk;

/**
 * Who keeps the books behind the {@link LoanDesk}.
 *
 * <p>Called on the application's threads, inside its library calls: an implementation must not
 * block, log, or touch the objects it is handed beyond their identity and plain fields. Every
 * method does nothing unless overridden.
 */
public interface Clerk {

  /** The clerk of an empty desk. */
  Clerk SILENT = new Clerk() {};

  /**
   * What was lent since {@code nanos}, a moment of {@link System#nanoTime}, and is out, although
   * the method that took it has been left: a line for each.
   */
  default String[] leftOutSince(long nanos) {
    return new String[0];
  }

  /** A handle came back as it should. */
  int GIVEN_BACK = 0;

  /** A handle came back and was thrown away by its pool. */
  int BROKEN = 1;

  /** The pool took the handle back by itself, as abandoned. */
  int RECLAIMED = 2;

  /**
   * Instead of a loan: the handle was taken from its pool by order, so that the pool must not be
   * bothered with it. Advice skips the pool's own method when it sees a {@code Boolean}.
   */
  Object TAKEN_BACK = Boolean.TRUE;

  /**
   * A watched method is left in which something was asked for.
   *
   * @param before how often the thread had asked before it entered
   * @param method class and name, as {@code package.Class.method}
   * @param returned what it returns, where that is an object; null otherwise
   * @param thrown what it throws, or null
   */
  default void left(
      Borrower borrower, int before, String method, Object returned, Throwable thrown) {}

  /** A pool was constructed; {@code factory} is the object that makes its connections. */
  default void poolMade(Object pool, Object factory) {}

  /** A pool was closed by its owner. */
  default void poolClosed(Object pool) {}

  /** A client that owns pools or connections was constructed. */
  default void clientMade(Object client) {}

  /** A client was closed by its owner. */
  default void clientClosed(Object client) {}

  /** A connection object was constructed; it may or may not be connected yet. */
  default void connectionMade(Object connection) {}

  /** A connection object changed its socket from {@code before} (may be null) to {@code after}. */
  default void connected(Object connection, Object before, Object after) {}

  /** The server at the other end of {@code socket} has answered the client's greeting. */
  default void greeted(Object socket, Object reply) {}

  /** Setting a connection up over {@code socket} has failed by {@code thrown}. */
  default void handshakeFailed(Object socket, Throwable thrown) {}

  /** A connection object was asked to close {@code socket} and has done so, or has failed to. */
  default void disconnected(Object connection, Object socket) {}

  /** A network channel was opened; {@code context} is what its handlers are told it by. */
  default void channelOpened(Object context) {}

  /** A network channel was closed. */
  default void channelClosed(Object context) {}

  /** A channel is used from now on by {@code session}, which may have had others before. */
  default void channelLinked(Object channel, Object session) {}

  /** A connection object was constructed that may outlive many channels. */
  default void sessionMade(Object session) {}

  /** Such a connection object, which other threads may have made, is handed to its owner. */
  default void sessionHanded(Object session) {}

  /** Such a connection object was closed by its owner. */
  default void sessionClosed(Object session) {}

  /**
   * A connection that is being set up asks its configuration for a name.
   *
   * @param own what the application wants; null for none
   * @return the name to use
   */
  default String clientName(String own) {
    return own;
  }

  /**
   * A pool handed {@code handle} to a caller.
   *
   * @param borrower the calling thread
   * @param waitingNanos since when it had to wait, in {@link System#nanoTime()}; 0 if it had not
   */
  default void lent(Borrower borrower, Object pool, Object handle, long waitingNanos) {}

  /** A pool refused a caller. */
  default void refused(Object pool, Throwable reason) {}

  /**
   * A caller asks {@code pool} for a handle, which it may get later and on another thread.
   *
   * @param promise the future that will have the handle, or the function that it will be handed to
   */
  default void promised(Object pool, Object promise) {}

  /** The pool has done for {@code promise} what it can do at once, which may be to refuse. */
  default void promiseGiven(Object pool, Object promise) {}

  /**
   * The pool hands {@code handle} to who got {@code promise}, if anybody did.
   *
   * @param pool null for the one that was asked
   */
  default void promiseKept(Object pool, Object promise, Object handle) {}

  /** A caller wants a client, which will be constructed later and on another thread. */
  default void clientPromised(Object promise) {}

  /** That client was constructed. */
  default void promisedClientMade(Object promise, Object client) {}

  /** A framework keeps a connection for the calling thread; {@code binding} tells which. */
  default void bound(Object binding) {}

  /** A handle that is lent only once has come back. */
  default void spent(Object handle) {}

  /**
   * A handle is on its way back, before the pool can lend it again.
   *
   * @return what {@link #returned} needs to finish, or null when nothing was on loan
   */
  default Object returning(Object pool, Object handle) {
    return null;
  }

  /**
   * The way back that {@link #returning} began has ended.
   *
   * @param loan what {@code returning} gave
   * @param fault what the pool threw, or null
   * @param way {@link #GIVEN_BACK}, {@link #BROKEN} or {@link #RECLAIMED}
   */
  default void returned(Object loan, Throwable fault, int way) {}

  /**
   * A command begins on a connection. Told of some commands only: those {@link LoanDesk#look
   * looked} at.
   */
  default void commandBegins(Object connection) {}

  /** A reply was read, or waited for in vain. Told of those looked at only. */
  default void replyRead(Object connection) {}

  /** A reply over {@code socket} was an error or did not come. */
  default void replyFailed(Object socket, Throwable thrown) {}

  /** A connection that was subscribed to channels no longer is. */
  default void unsubscribed(Object connection) {}
}
