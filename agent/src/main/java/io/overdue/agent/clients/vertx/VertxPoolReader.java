package io.overdue.agent.clients.vertx;

import io.overdue.agent.clients.Fields;
import io.overdue.agent.record.PoolReader;
import java.lang.reflect.Array;

/**
 * Reads a pool of Vert.x by the names of its fields. The pool's own threads write them meanwhile:
 * numbers may be a moment old.
 */
public final class VertxPoolReader implements PoolReader {

  private final Fields fields = new Fields("io.vertx.core.");

  @Override
  public boolean knows(Object pool) {
    return fields.areOf(pool);
  }

  @Override
  public int active(Object pool) {
    return slots(pool, true);
  }

  @Override
  public int idle(Object pool) {
    return slots(pool, false);
  }

  /** Number of its connections that are in use, or are not. */
  private int slots(Object pool, boolean used) {
    Object slots = fields.read(pool, "slots");
    int size = slots == null ? 0 : Math.min(number(pool, "size", 0), Array.getLength(slots));
    int count = 0;
    for (int i = 0; i < size; i++) {
      Object slot = Array.get(slots, i);
      boolean connected = slot != null && fields.read(slot, "connection") != null;
      count += connected && number(slot, "usage", 0) > 0 == used ? 1 : 0;
    }
    return count;
  }

  @Override
  public int maxTotal(Object pool) {
    return number(pool, "maxCapacity", -1);
  }

  @Override
  public int waiters(Object pool) {
    return number(fields.read(pool, "waiters"), "size", 0);
  }

  private int number(Object object, String field, int otherwise) {
    Object value = fields.read(object, field);
    return value instanceof Integer ? (Integer) value : otherwise;
  }
}
