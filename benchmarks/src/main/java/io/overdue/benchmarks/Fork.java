package io.overdue.benchmarks;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** One benchmark, measured in one JVM of its own. */
final class Fork {

  private final ChainedOptionsBuilder options;

  private Fork(Class<?> benchmark) {
    this.options = new OptionsBuilder().include(benchmark.getName() + "\\.").forks(1);
  }

  static Fork of(Class<?> benchmark) {
    return new Fork(benchmark);
  }

  Fork on(String javaHome) {
    options.jvm(Bench.java(javaHome));
    return this;
  }

  Fork with(List<String> jvmArguments) {
    options.jvmArgsAppend(jvmArguments.toArray(new String[0]));
    return this;
  }

  Fork where(String parameter, Object value) {
    options.param(parameter, String.valueOf(value));
    return this;
  }

  Fork threads(int number) {
    options.threads(number);
    return this;
  }

  Fork countingBytes() {
    options.addProfiler(GCProfiler.class);
    return this;
  }

  /**
   * Runs it.
   *
   * @throws IllegalStateException when it gave no figures: the reason is in what it printed
   */
  Outcome run() throws RunnerException {
    for (RunResult result : new Runner(options.build()).run()) {
      return new Outcome(result);
    }
    throw new IllegalStateException("the benchmark gave no figures");
  }

  /** What it measured. */
  static final class Outcome {

    private final RunResult result;

    private Outcome(RunResult result) {
      this.result = result;
    }

    /** The mean time of one operation, in the unit of the benchmark. */
    double mean() {
      return result.getPrimaryResult().getScore();
    }

    /** Bytes allocated by one operation. */
    double bytes() {
      for (String name : result.getSecondaryResults().keySet()) {
        if (name.endsWith("gc.alloc.rate.norm")) {
          return result.getSecondaryResults().get(name).getScore();
        }
      }
      throw new IllegalStateException("allocation was not counted");
    }
  }
}
