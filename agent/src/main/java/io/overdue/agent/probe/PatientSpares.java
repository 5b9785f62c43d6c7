package io.overdue.agent.probe;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.support.OwnThread;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has factories of the application make connections on threads of their own: one that does not come
 * back holds up no other server, and is not asked again before it has.
 *
 * <p>Called by the probe thread alone. A thread that was given up may still make its connection; a
 * compare-and-set decides whether the probe thread takes that, or the other destroys it.
 */
public final class PatientSpares implements SpareMaker {

  private static final String NAME = "overdue-factory";

  private final SpareMaker spares;
  private final long patienceNanos;
  private final List<Hanging> hanging = new ArrayList<>();

  /**
   * @param patienceNanos how long a factory may take
   */
  public PatientSpares(SpareMaker spares, long patienceNanos) {
    this.spares = spares;
    this.patienceNanos = patienceNanos;
  }

  @Override
  public Spare make(final Object pool) throws Throwable {
    for (Iterator<Hanging> i = hanging.iterator(); i.hasNext(); ) {
      Hanging known = i.next();
      if (!known.thread.isAlive()) {
        i.remove();
      } else if (known.pool.get() == pool) {
        throw refusal("has not come back since");
      }
    }
    final AtomicBoolean settled = new AtomicBoolean();
    FutureTask<Spare> making =
        new FutureTask<>(
            new Callable<Spare>() {
              @Override
              public Spare call() throws Exception {
                Spare made = made(pool);
                if (!settled.compareAndSet(false, true)) {
                  destroyed(made);
                }
                return made;
              }
            });
    Thread thread = begin(making, pool);
    if (!isDone(making) && settled.compareAndSet(false, true)) {
      giveUp(thread, pool);
      throw refusal("gave no connection in time");
    }
    return new Guarded(result(making), pool);
  }

  private static Refusal refusal(String what) {
    return new Refusal(
        Answer.UNREACHABLE,
        "its pool's own factory " + what + "; set server.uri to ask another way");
  }

  private Spare made(Object pool) throws Exception {
    try {
      return spares.make(pool);
    } catch (Exception | Error itsOwn) {
      throw itsOwn;
    } catch (Throwable other) {
      throw new ExecutionException(other);
    }
  }

  private static void destroyed(Spare spare) throws Exception {
    try {
      spare.destroy();
    } catch (Exception | Error itsOwn) {
      throw itsOwn;
    } catch (Throwable other) {
      throw new ExecutionException(other);
    }
  }

  /** Runs {@code errand} as the application's own threads would run it. */
  private static Thread begin(Runnable errand, Object pool) {
    Thread thread = new OwnThread(errand, NAME);
    thread.setContextClassLoader(pool.getClass().getClassLoader());
    thread.start();
    return thread;
  }

  private boolean isDone(FutureTask<?> errand) {
    try {
      errand.get(patienceNanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException failed) {
      return true;
    } catch (TimeoutException hangs) {
      return false;
    } catch (InterruptedException leaving) {
      return false;
    }
  }

  private static Spare result(FutureTask<Spare> errand) throws Throwable {
    try {
      return errand.get();
    } catch (ExecutionException failed) {
      throw failed.getCause();
    }
  }

  private void giveUp(Thread thread, Object pool) {
    thread.interrupt();
    hanging.add(new Hanging(thread, pool));
  }

  /** Waits for threads that were given up, which end when they are interrupted, or never. */
  public void leave(long nanos) {
    long end = System.nanoTime() + nanos;
    for (Hanging left : hanging) {
      try {
        long millis = (end - System.nanoTime()) / 1_000_000L;
        if (millis > 0) {
          left.thread.join(millis);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** A thread that was given up, and the pool whose factory has it. */
  private static final class Hanging {

    private final Thread thread;
    private final WeakReference<Object> pool;

    Hanging(Thread thread, Object pool) {
      this.thread = thread;
      this.pool = new WeakReference<>(pool);
    }
  }

  /** A connection whose factory may take its time to destroy it, too. */
  private final class Guarded implements Spare {

    private final Spare spare;
    private final Object pool;

    Guarded(Spare spare, Object pool) {
      this.spare = spare;
      this.pool = pool;
    }

    @Override
    public Socket socket() {
      return spare.socket();
    }

    @Override
    public void destroy() {
      FutureTask<Void> destroying =
          new FutureTask<>(
              new Callable<Void>() {
                @Override
                public Void call() throws Exception {
                  destroyed(spare);
                  return null;
                }
              });
      Thread thread = begin(destroying, pool);
      if (!isDone(destroying)) {
        giveUp(thread, pool);
      }
    }
  }
}
