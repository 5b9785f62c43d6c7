package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.ForeignPool;
import io.overdue.scenario.quiet.BlockingWorkers;
import io.overdue.scenario.quiet.ClientPerTenant;
import io.overdue.scenario.quiet.ClosedTwice;
import io.overdue.scenario.quiet.ConnectionPerThread;
import io.overdue.scenario.quiet.ContextRefresh;
import io.overdue.scenario.quiet.ExpectedExceptions;
import io.overdue.scenario.quiet.ExportsInSessions;
import io.overdue.scenario.quiet.KeptForGood;
import io.overdue.scenario.quiet.LongExport;
import io.overdue.scenario.quiet.MinIdle;
import io.overdue.scenario.quiet.NightlyJob;
import io.overdue.scenario.quiet.PoolPerDatabase;
import io.overdue.scenario.quiet.PoolPerShard;
import io.overdue.scenario.quiet.QuietNight;
import io.overdue.scenario.quiet.RetryWithTheSameConnection;
import io.overdue.scenario.quiet.ReturnedAfterTheException;
import io.overdue.scenario.quiet.ReturnedByAnotherThread;
import io.overdue.scenario.quiet.SharedUnderALock;
import io.overdue.scenario.quiet.SubscriberContainer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A healthy program is silent, however slow or unusual it is. */
@Isolated("many programs at once, which would starve other tests")
class HealthyTest {

  private static final int SWEEPS = 60;

  private static final Crowd CROWD = new Crowd();

  static Stream<Class<?>> quiet() {
    return Stream.of(
        BlockingWorkers.class,
        ClientPerTenant.class,
        ClosedTwice.class,
        ConnectionPerThread.class,
        ContextRefresh.class,
        ExpectedExceptions.class,
        ExportsInSessions.class,
        KeptForGood.class,
        LongExport.class,
        MinIdle.class,
        NightlyJob.class,
        PoolPerDatabase.class,
        PoolPerShard.class,
        QuietNight.class,
        RetryWithTheSameConnection.class,
        ReturnedAfterTheException.class,
        ReturnedByAnotherThread.class,
        SharedUnderALock.class,
        SubscriberContainer.class);
  }

  @BeforeAll
  static void startAll() {
    Server server = CROWD.server();
    Server another = CROWD.server();
    quiet().forEach(program -> CROWD.start(program, server.uri(), another.uri()));
  }

  @AfterAll
  static void stopAll() {
    CROWD.close();
  }

  @ParameterizedTest
  @MethodSource("quiet")
  void whatOnlyLooksLikeALeakStaysSilent(Class<?> program) {
    Expect.silence(CROWD.get(program), SWEEPS);
  }

  @Test
  void poolsOfOtherThingsAreLeftAlone() {
    try (Server server = Server.start();
        Program run = Program.of(ForeignPool.class).against(server).start()) {
      Expect.sweeps(run, 20);
      assertThat(run.report().findings()).isEmpty();
      assertThat(run.report().elements("pools")).isEmpty();
      assertThat(run.report().elements("sites")).isEmpty();
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }
}
