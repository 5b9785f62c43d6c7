package io.overdue.agent.record;

/** What the books ask about a pool object; watch thread only, answers come by reflection. */
public interface PoolReader {

  /** Lent, by the pool's own count; 0 when it does not answer. */
  int active(Object pool);

  int idle(Object pool);

  /** Most connections it makes; negative for no limit. */
  int maxTotal(Object pool);

  int waiters(Object pool);

  /** Borrows since it was made; 0 when it does not answer. */
  long lent(Object pool);

  /** Connections it has closed since it was made; 0 when it does not answer. */
  long closed(Object pool);

  /** The object that makes its connections, or null. */
  Object factory(Object pool);

  /** The stack on which it was constructed, as the pool itself printed it, or null. */
  String creationTrace(Object pool);
}
