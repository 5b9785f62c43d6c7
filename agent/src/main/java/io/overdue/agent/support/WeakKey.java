package io.overdue.agent.support;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** A record about somebody else's object, found by that object's identity, not keeping it alive. */
public abstract class WeakKey<K> extends WeakReference<K> {

  private final int hash;

  protected WeakKey(K subject, ReferenceQueue<? super K> queue) {
    super(subject, queue);
    this.hash = System.identityHashCode(subject);
  }

  /** Whether this record is about {@code candidate}. */
  public final boolean isAbout(Object candidate) {
    return get() == candidate;
  }

  @Override
  public final int hashCode() {
    return hash;
  }

  /** Two records are equal when they are about the same living object. */
  @Override
  public final boolean equals(Object other) {
    if (this == other) {
      return true;
    }
    Object subject = get();
    return subject != null && other instanceof WeakKey && ((WeakKey<?>) other).isAbout(subject);
  }
}
