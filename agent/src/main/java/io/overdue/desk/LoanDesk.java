package io.overdue.desk;

/**
 * The one class that woven code calls: it passes each event to the clerk on duty and lets nothing
 * out, neither an exception nor a return value that matters, but for a name where names are wanted.
 *
 * <p>Woven code stays valid for the life of the process, whether a clerk is on duty or not.
 */
public final class LoanDesk {

  private static volatile Clerk clerk = Clerk.SILENT;

  /** Has the agent leave whose desk this is; null while it is nobody's. */
  private static volatile Runnable leave;

  private static volatile Integer exitCode;

  /** How many commands are still to be looked at; a race may lose a count, which harms nobody. */
  private static int looks;

  private LoanDesk() {}

  /**
   * Makes the desk an agent's, also for the time after its clerk was sent home.
   *
   * @param newLeave has that agent leave; null when it has
   */
  public static void belongTo(Runnable newLeave) {
    leave = newLeave;
  }

  /** What has the agent leave whose desk this is; null while it is nobody's. */
  public static Runnable leave() {
    return leave;
  }

  /** The application asks the JVM to end. */
  public static void exiting(int code) {
    if (exitCode == null) {
      exitCode = code;
    }
  }

  /** With which code the application asked the JVM to end; null while it has not. */
  public static Integer exitCode() {
    return exitCode;
  }

  /** Asked by tests: {@link Clerk#leftOutSince}. */
  public static String[] leftOutSince(long nanos) {
    return clerk.leftOutSince(nanos);
  }

  /** Which events there are and how they are told: the same number for the same. */
  public static int form() {
    return 6;
  }

  /** Puts {@code newClerk} on duty. */
  public static void open(Clerk newClerk) {
    clerk = newClerk;
  }

  /** Sends the clerk home; woven code then does nothing. */
  public static void close() {
    clerk = Clerk.SILENT;
    looks = 0;
  }

  /** Has the clerk told of the next {@code number} commands, or about as many. */
  public static void look(int number) {
    looks = number;
  }

  /** A caller asks a pool for a connection: what {@link #borrowed} needs. */
  public static long asked() {
    return Borrower.current().asks();
  }

  /** The pool that was asked cannot lend at once: the clock is read for who waits alone. */
  public static void waits() {
    Borrower.current().waits(System.nanoTime());
  }

  /** A call begins that was seen to borrow. */
  public static void mark(int call) {
    Borrower.current().mark(call);
  }

  /** A marked call has ended, or an exception that it may have thrown was caught. */
  public static void unmark() {
    Borrower.current().mark(0);
  }

  /**
   * The calling thread, for {@link #behind}, {@link #entered} and {@link #left}: an object, so that
   * woven code names no other class than this one.
   */
  public static Object borrower() {
    return Borrower.current();
  }

  /** What {@link #left} needs beside what {@link #entered} gives; to be asked for before. */
  public static long behind(Object borrower) {
    return ((Borrower) borrower).behind();
  }

  /**
   * A watched method is entered: what {@link #left} needs. The marked call that led here, if any,
   * says nothing about what is borrowed inside, but where a method hands it on.
   *
   * <p>The lower half is never 0, which is what woven code has when this failed, for want of stack,
   * say; the upper half is the marked call.
   */
  public static long entered(Object borrower) {
    Borrower thread = (Borrower) borrower;
    return (long) thread.enters() << 32 | (thread.asked() + 1) & 0xFFFF_FFFFL;
  }

  /**
   * A watched method is left.
   *
   * @param behind what {@link #behind} gave
   * @param entry what {@link #entered} gave
   * @param method its class and name
   * @param returned what it returns, where that is an object
   * @param thrown what it throws, or null
   */
  public static void left(
      Object borrower, long behind, long entry, String method, Object returned, Throwable thrown) {
    if (entry == 0) {
      return;
    }
    Borrower thread = (Borrower) borrower;
    thread.leaves((int) (entry >>> 32), behind);
    int before = (int) entry - 1;
    if (thread.asked() == before) {
      return;
    }
    try {
      clerk.left(thread, before, method, returned, thrown);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void poolMade(Object pool, Object factory) {
    try {
      clerk.poolMade(pool, factory);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void poolClosed(Object pool) {
    try {
      clerk.poolClosed(pool);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void clientMade(Object client) {
    try {
      clerk.clientMade(client);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  /** As {@link #clientMade(Object)}, for clients that own connections only through a provider. */
  public static void clientMade(Object client, Object provider) {
    if (provider != null) {
      clientMade(client);
    }
  }

  public static void clientClosed(Object client) {
    try {
      clerk.clientClosed(client);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void connectionMade(Object connection) {
    try {
      clerk.connectionMade(connection);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  /** Called around every command by some clients: two references are compared, and that is all. */
  public static void connected(Object connection, Object before, Object after) {
    if (before == after) {
      if (looks > 0) {
        commandBegins(connection);
      }
      return;
    }
    try {
      clerk.connected(connection, before, after);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  private static void commandBegins(Object connection) {
    looks--;
    try {
      clerk.commandBegins(connection);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  /** Called at the end of every reply by some clients: one field is read, and that is all. */
  public static void replyRead(Object connection) {
    if (looks <= 0) {
      return;
    }
    try {
      clerk.replyRead(connection);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  /** Called at the end of every reply by some clients; that of most is no failure. */
  public static void replyFailed(Object socket, Throwable thrown) {
    if (thrown == null || socket == null) {
      return;
    }
    try {
      clerk.replyFailed(socket, thrown);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void unsubscribed(Object connection) {
    try {
      clerk.unsubscribed(connection);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void greeted(Object socket, Object reply) {
    try {
      clerk.greeted(socket, reply);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  /** The end of setting a connection up; {@code thrown} is null when it succeeded. */
  public static void handshakeEnded(Object socket, Throwable thrown) {
    if (thrown == null || socket == null) {
      return;
    }
    try {
      clerk.handshakeFailed(socket, thrown);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void disconnected(Object connection, Object socket) {
    if (socket == null) {
      return;
    }
    try {
      clerk.disconnected(connection, socket);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void channelOpened(Object context) {
    try {
      clerk.channelOpened(context);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void channelClosed(Object context) {
    try {
      clerk.channelClosed(context);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void channelLinked(Object channel, Object session) {
    try {
      clerk.channelLinked(channel, session);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void sessionMade(Object session) {
    try {
      clerk.sessionMade(session);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void sessionHanded(Object session) {
    try {
      clerk.sessionHanded(session);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void sessionClosed(Object session) {
    try {
      clerk.sessionClosed(session);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  /** The name for a connection that is being set up; {@code own} is the application's, or null. */
  public static String clientName(String own) {
    try {
      return clerk.clientName(own);
    } catch (Throwable fault) {
      Mishaps.note(fault);
      return own;
    }
  }

  /**
   * The end of a borrow: {@code refusal} is null when {@code handle} was lent.
   *
   * @param asked what {@link #asked} gave
   */
  public static void borrowed(Object pool, Object handle, Throwable refusal, long asked) {
    try {
      Borrower borrower = Borrower.current();
      long waitingNanos = borrower.answered(asked);
      if (refusal == null) {
        clerk.lent(borrower, pool, handle, waitingNanos);
      } else {
        clerk.refused(pool, refusal);
      }
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void promised(Object pool, Object promise) {
    try {
      clerk.promised(pool, promise);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void promiseGiven(Object pool, Object promise) {
    try {
      clerk.promiseGiven(pool, promise);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void promiseKept(Object pool, Object promise, Object handle) {
    try {
      clerk.promiseKept(pool, promise, handle);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void clientPromised(Object promise) {
    try {
      clerk.clientPromised(promise);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void promisedClientMade(Object promise, Object client) {
    try {
      clerk.promisedClientMade(promise, client);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void bound(Object binding) {
    try {
      clerk.bound(binding);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static void spent(Object handle) {
    try {
      clerk.spent(handle);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }

  public static Object returning(Object pool, Object handle) {
    try {
      return clerk.returning(pool, handle);
    } catch (Throwable fault) {
      Mishaps.note(fault);
      return null;
    }
  }

  public static void returned(Object loan, Throwable thrown) {
    settle(loan, thrown, Clerk.GIVEN_BACK);
  }

  /** As {@link #returned}; {@code mode} is commons-pool2's {@code DestroyMode}. */
  public static void invalidated(Object loan, Throwable thrown, Object mode) {
    boolean abandoned = mode instanceof Enum && "ABANDONED".equals(((Enum<?>) mode).name());
    settle(loan, thrown, abandoned ? Clerk.RECLAIMED : Clerk.BROKEN);
  }

  private static void settle(Object loan, Throwable thrown, int way) {
    if (loan == null || loan == Clerk.TAKEN_BACK) {
      return;
    }
    try {
      clerk.returned(loan, thrown, way);
    } catch (Throwable fault) {
      Mishaps.note(fault);
    }
  }
}
