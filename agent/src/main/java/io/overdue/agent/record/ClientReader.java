package io.overdue.agent.record;

import java.net.Socket;
import java.util.Collections;

/**
 * What the books ask of an adapter about objects of its library; answers come by reflection. What
 * an adapter cannot tell, it leaves as it is here.
 */
public interface ClientReader {

  /** Prefixes of the names of classes whose instances are Redis handles, factories or pools. */
  Iterable<String> redisTypes();

  /**
   * The connection object inside {@code handle}, without using it.
   *
   * @return null when it is not this library's or cannot be told
   */
  default Object connectionOf(Object handle) {
    return null;
  }

  /** Whether a transaction was begun on {@code handle} and neither executed nor discarded. */
  default boolean isInTransaction(Object handle) {
    return false;
  }

  /** The socket of the connection inside {@code handle}; null when that cannot be told. */
  default Socket socketOf(Object handle) {
    return null;
  }

  /**
   * How a connection logs in; to be used for that and nothing else.
   *
   * @return null when it is not this library's
   */
  default Credentials credentialsOf(Object connection) {
    return null;
  }

  /**
   * Has {@code handle} forget its pool, so that closing it closes its connection and nothing else.
   *
   * @return false when it has a pool that it cannot be made to forget
   */
  default boolean disown(Object handle) {
    return true;
  }

  /**
   * The number that the server at the other end has given to {@code connection}, where the library
   * keeps it.
   *
   * @return -1 when it does not, or the server has not told it
   */
  default long clientIdOf(Object connection) {
    return -1;
  }

  /**
   * What a framework's {@code binding} keeps for work that is still going on; when its thread has
   * nothing to do, it was left there.
   *
   * @return handles, or objects with connections inside, or null among them
   */
  default Iterable<Object> leftIn(Object binding) {
    return Collections.<Object>emptyList();
  }

  /** Whether {@code caller} is a connection that asks {@code called} how it is to be named. */
  default boolean asksForName(StackTraceElement caller, StackTraceElement called) {
    return false;
  }

  /**
   * Tells logins to one server apart.
   *
   * @param factory the object that makes a pool's connections
   * @return database and user, never a secret; null when they cannot be told
   */
  default String loginOf(Object factory) {
    return null;
  }
}
