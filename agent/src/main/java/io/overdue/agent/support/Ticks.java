package io.overdue.agent.support;

/** The clock as a parameter: nanoseconds for durations, milliseconds for dates. */
public interface Ticks {

  /** The clocks of this JVM. */
  Ticks SYSTEM =
      new Ticks() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public long epochMillis() {
          return System.currentTimeMillis();
        }
      };

  /** Nanoseconds since an arbitrary moment, as {@link System#nanoTime()}. */
  long nanos();

  /** Milliseconds since 1970 UTC. */
  long epochMillis();
}
