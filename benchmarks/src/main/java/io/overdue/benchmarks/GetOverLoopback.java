package io.overdue.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
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

/** One {@code GET} as applications make it, against a real server on loopback. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class GetOverLoopback {

  @Param("0")
  public int port;

  @Param("JEDIS_POOL")
  public Way way;

  private Way.Getter getter;

  @Setup
  public void open() {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      jedis.set(Way.KEY, "a value of the length that values of a cache may have");
    }
    getter = way.open(port);
  }

  @TearDown
  public void close() {
    getter.close();
  }

  @Benchmark
  public String get() throws Exception {
    return getter.get();
  }
}
