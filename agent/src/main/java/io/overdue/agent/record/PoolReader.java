package io.overdue.agent.record;

import java.util.Map;
import java.util.Set;

/**
 * What the books ask an adapter about pools of its library; watch thread only, answers come by
 * reflection. What an adapter cannot tell, it leaves as it is here.
 */
public interface PoolReader {

  /** Whether {@code pool} is this library's. */
  boolean knows(Object pool);

  /** Lent, by the pool's own count; 0 when it does not answer. */
  default int active(Object pool) {
    return 0;
  }

  default int idle(Object pool) {
    return 0;
  }

  /** Most connections it makes; negative for no limit. */
  default int maxTotal(Object pool) {
    return -1;
  }

  default int waiters(Object pool) {
    return 0;
  }

  /** Borrows since it was made; 0 when it does not answer. */
  default long lent(Object pool) {
    return 0;
  }

  /** Connections it has closed since it was made; 0 when it does not answer. */
  default long closed(Object pool) {
    return 0;
  }

  /** The object that makes its connections, or null. */
  default Object factory(Object pool) {
    return null;
  }

  /** Every handle that it has, lent or idle, by identity; null when it does not tell. */
  default Set<Object> handles(Object pool) {
    return null;
  }

  /** The name under which it shows itself to everybody, or null. */
  default String shownAs(Object pool) {
    return null;
  }

  /**
   * The handles that are out, by identity, and when each was lent, in milliseconds since 1970 UTC;
   * null when it does not tell.
   */
  default Map<Object, Long> out(Object pool) {
    return null;
  }

  /** The stack on which it was constructed, as the pool itself printed it, or null. */
  default String creationTrace(Object pool) {
    return null;
  }
}
