package io.overdue.agent.record;

/** How a pool is made to give up a lent handle, by an order from outside. */
public interface Invalidator {

  /**
   * Removes {@code handle} from {@code pool}: its slot becomes free and its connection is closed.
   *
   * @throws Throwable what the pool answers when it refuses
   */
  void invalidate(Object pool, Object handle) throws Throwable;
}
