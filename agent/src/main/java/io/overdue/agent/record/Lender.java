package io.overdue.agent.record;

import io.overdue.agent.facts.Deployment;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.support.WeakKey;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * A pool.
 *
 * <p>Whether it lends Redis connections is known when its class or its factory tells, or when it
 * first lends; until then, and for other people's pools, nothing else is kept.
 */
final class Lender extends WeakKey<Object> {

  /** Whether a pool concerns the books. */
  enum Kind {
    UNDECIDED,
    REDIS,
    FOREIGN
  }

  private final int id;
  private final Callsite createdAt;
  private final long sinceNanos;
  private final Deployment deployment;
  private final LongAdder refused = new LongAdder();
  private final LongAdder broken = new LongAdder();
  private volatile Kind kind;
  private volatile boolean closed;

  /**
   * @param createdAt where it was constructed; null when that was before the agent's time
   * @param deployment whose code constructed it; null when unknown
   */
  Lender(
      int id,
      Object pool,
      Callsite createdAt,
      Deployment deployment,
      long sinceNanos,
      Kind kind,
      ReferenceQueue<Object> queue) {
    super(pool, queue);
    this.id = id;
    this.createdAt = createdAt;
    this.deployment = deployment;
    this.sinceNanos = sinceNanos;
    this.kind = kind;
  }

  int id() {
    return id;
  }

  Callsite createdAt() {
    return createdAt;
  }

  /** Whether the pool was there before the agent. */
  boolean isOlderThanAgent() {
    return createdAt == null;
  }

  /** Who wanted the pool: a client made it for itself, or the application did. */
  Maker maker() {
    return createdAt != null && createdAt.isInsideClient() ? Maker.CLIENT : Maker.APPLICATION;
  }

  long sinceNanos() {
    return sinceNanos;
  }

  Kind kind() {
    return kind;
  }

  void decide(Kind decided) {
    kind = decided;
  }

  boolean isClosed() {
    return closed;
  }

  /** True for the first close. */
  boolean close() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  Deployment deployment() {
    return deployment;
  }

  /** A connection came back and was thrown away. */
  void broken() {
    broken.increment();
  }

  long brokenOnes() {
    return broken.sum();
  }

  void refused() {
    refused.increment();
  }

  long refusals() {
    return refused.sum();
  }
}
