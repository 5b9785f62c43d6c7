package io.overdue.agent.support;

import java.lang.ref.ReferenceQueue;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bounded table of {@link WeakKey records}, each found by the identity of the object it is about.
 *
 * <p>Look-ups take no lock. Records whose object was collected stay until {@link #pollLost} takes
 * them, so that the loss can be told. No record may hold its own object strongly.
 */
public final class WeakTable<K, V extends WeakKey<K>> {

  private final ConcurrentHashMap<Object, V> records = new ConcurrentHashMap<>();
  private final ReferenceQueue<K> lost = new ReferenceQueue<>();
  private final AtomicLong dropped = new AtomicLong();
  private final int limit;

  /**
   * @param limit number of records above which {@link #add} drops
   */
  public WeakTable(int limit) {
    this.limit = limit;
  }

  /** The queue that records of this table must be constructed with. */
  public ReferenceQueue<K> queue() {
    return lost;
  }

  /** The record about {@code subject}, or null. */
  public V find(K subject) {
    return records.get(new Probe(subject));
  }

  /**
   * Adds a record.
   *
   * @return the record that now stands for its object: {@code record}, or one that was there
   *     before, or null when the table is full and the record was dropped
   */
  public V add(V record) {
    if (records.mappingCount() >= limit) {
      dropped.incrementAndGet();
      return null;
    }
    V earlier = records.putIfAbsent(record, record);
    return earlier == null ? record : earlier;
  }

  /** Removes a record; false when somebody else had removed it. */
  public boolean remove(V record) {
    return records.remove(record) != null;
  }

  /** A record whose object was collected while it stood here, removed; null when there is none. */
  @SuppressWarnings("unchecked") // only records of this table are registered with its queue
  public V pollLost() {
    for (V record = (V) lost.poll(); record != null; record = (V) lost.poll()) {
      if (records.remove(record) != null) {
        return record;
      }
    }
    return null;
  }

  /** The records at hand; weakly consistent. */
  public Collection<V> all() {
    return records.values();
  }

  /** Number of records dropped because the table was full. */
  public long dropped() {
    return dropped.get();
  }

  /** Stands for an object in a look-up. */
  private static final class Probe {

    private final Object subject;

    Probe(Object subject) {
      this.subject = subject;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(subject);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof WeakKey && ((WeakKey<?>) other).isAbout(subject);
    }
  }
}
