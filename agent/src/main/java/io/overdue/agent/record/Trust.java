package io.overdue.agent.record;

import java.lang.ref.WeakReference;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;

/** Whom the encrypted connections of a client trust, without keeping the client alive. */
public abstract class Trust implements Callable<SSLContext> {

  private final WeakReference<Object> options;

  /**
   * @param options where the client keeps it
   */
  protected Trust(Object options) {
    this.options = new WeakReference<>(options);
  }

  /** Whether the client is gone, and its trust with it. */
  public final boolean isGone() {
    return options.get() == null;
  }

  /**
   * A context that trusts the same; files may be read for it.
   *
   * @return null when it cannot be told without running the application's own code
   */
  @Override
  public final SSLContext call() throws Exception {
    Object known = options.get();
    return known == null ? null : context(known);
  }

  /** The same of the options that are still there. */
  protected abstract SSLContext context(Object options) throws Exception;
}
