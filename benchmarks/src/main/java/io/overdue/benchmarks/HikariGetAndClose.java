package io.overdue.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
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

/**
 * The same as {@link BorrowAndReturn} with HikariCP, whose leak detection schedules a task with a
 * stack trace for each loan: connections that answer and do nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class HikariGetAndClose {

  private static final long AN_HOUR_MILLIS = 3_600_000;

  /** Frames between the benchmark and the borrow. */
  @Param("10")
  public int depth;

  /** Whether the pool looks for leaks. */
  @Param("false")
  public boolean detecting;

  private HikariDataSource pool;

  @Setup
  public void makePool() {
    HikariConfig config = new HikariConfig();
    config.setDataSource((DataSource) answering(DataSource.class));
    config.setMaximumPoolSize(8);
    config.setMaxLifetime(0);
    if (detecting) {
      config.setLeakDetectionThreshold(AN_HOUR_MILLIS);
    }
    pool = new HikariDataSource(config);
  }

  @TearDown
  public void closePool() {
    pool.close();
  }

  @Benchmark
  public Object getAndClose() throws SQLException {
    return deeper(depth);
  }

  private Object deeper(int more) throws SQLException {
    if (more > 0) {
      return deeper(more - 1);
    }
    return work();
  }

  /** Not inlined, so that the recursion is compiled the same whatever is woven into this. */
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  private Object work() throws SQLException {
    Connection connection = pool.getConnection();
    connection.close();
    return connection;
  }

  private static Object answering(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        new InvocationHandler() {
          @Override
          public Object invoke(Object proxy, Method method, Object[] arguments) {
            Class<?> wanted = method.getReturnType();
            if (wanted == Connection.class) {
              return answering(Connection.class);
            }
            if (wanted == boolean.class) {
              return method.getName().equals("isValid") || method.getName().equals("getAutoCommit");
            }
            return wanted == int.class ? (Object) 0 : null;
          }
        });
  }
}
