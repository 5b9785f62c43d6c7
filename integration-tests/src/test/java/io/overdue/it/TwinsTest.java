package io.overdue.it;

import io.overdue.scenario.PoolDrained;
import io.overdue.scenario.Redeployed;
import io.overdue.scenario.RedeployedSharedLibrary;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each leak, once it is fixed, is silent. */
@Isolated("many programs at once, which would starve other tests")
class TwinsTest {

  private static final int SWEEPS = 60;

  private static final Crowd CROWD = new Crowd();

  static Stream<Class<?>> twins() {
    return Stream.concat(
        Stream.of(PoolDrained.class, Redeployed.class, RedeployedSharedLibrary.class),
        LeaksTest.leaks().map(leak -> (Class<?>) leak.get()[0]).distinct());
  }

  @BeforeAll
  static void startAll() {
    Server server = CROWD.server();
    twins().forEach(program -> CROWD.start(program, server.uri(), "fixed"));
  }

  @AfterAll
  static void stopAll() {
    CROWD.close();
  }

  @ParameterizedTest
  @MethodSource("twins")
  void staysSilent(Class<?> program) {
    Expect.silence(CROWD.get(program), SWEEPS);
  }
}
