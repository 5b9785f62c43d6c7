package io.overdue.benchmarks;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.pool2.impl.AbandonedConfig;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import redis.clients.jedis.Jedis;

/**
 * One borrow and return on a commons-pool2 pool of Jedis objects that are not connected, at the
 * bottom of a stack of known depth, in a method of its own.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class BorrowAndReturn {

  /** Frames between the benchmark and the borrow. */
  @Param("10")
  public int depth;

  /** Whether the pool itself records the whole stack of each borrow. */
  @Param("false")
  public boolean recordedByPool;

  /** Whether it is borrowed in a method that returns it. */
  @Param("false")
  public boolean helped;

  private GenericObjectPool<Jedis> pool;

  @Setup
  public void makePool() {
    pool = new GenericObjectPool<>(new Unconnected());
    if (recordedByPool) {
      AbandonedConfig abandoned = new AbandonedConfig();
      abandoned.setLogAbandoned(true);
      abandoned.setRequireFullStackTrace(true);
      abandoned.setRemoveAbandonedTimeout(Duration.ofHours(1));
      pool.setAbandonedConfig(abandoned);
    }
  }

  @TearDown
  public void closePool() {
    pool.close();
  }

  @Benchmark
  public Object borrowAndReturn() throws Exception {
    return deeper(depth);
  }

  private Object deeper(int more) throws Exception {
    if (more > 0) {
      return deeper(more - 1);
    }
    return work();
  }

  /** Not inlined, so that the recursion is compiled the same whatever is woven into this. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private Object work() throws Exception {
    Jedis jedis = helped ? help() : pool.borrowObject();
    pool.returnObject(jedis);
    return jedis;
  }

  private Jedis help() throws Exception {
    return pool.borrowObject();
  }
}
