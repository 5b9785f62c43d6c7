package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.scenario.CancelledAsync;
import io.overdue.scenario.ClosedNotReturned;
import io.overdue.scenario.HeldByTheDead;
import io.overdue.scenario.LeakInALambda;
import io.overdue.scenario.LostToGc;
import io.overdue.scenario.NeverReturned;
import io.overdue.scenario.ReturnedOnSuccessOnly;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A leak is named within two periods of its third occurrence where there is a witness, and within
 * twenty where only the balance speaks.
 */
class PromptnessTest {

  private static final int WITH_WITNESS = 2;
  private static final int BY_BALANCE = 20;

  /** Program, method, kind, what the report counts occurrences by, and periods until named. */
  static Stream<Arguments> leaks() {
    return Stream.of(
        Arguments.of(
            ReturnedOnSuccessOnly.class,
            "load",
            "unreturned-on-exception",
            "exitedByException",
            WITH_WITNESS),
        Arguments.of(
            LeakInALambda.class,
            "lambda$main$0",
            "unreturned-on-exception",
            "exitedByException",
            WITH_WITNESS),
        Arguments.of(HeldByTheDead.class, "job", "unreturned", "out", WITH_WITNESS),
        Arguments.of(ClosedNotReturned.class, "ask", "closed-not-returned", "out", WITH_WITNESS),
        Arguments.of(LostToGc.class, "ask", "lost-to-gc", "lost", WITH_WITNESS),
        Arguments.of(NeverReturned.class, "touch", "unreturned", "out", BY_BALANCE),
        Arguments.of(CancelledAsync.class, "lambda$connection$0", "unreturned", "out", BY_BALANCE));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("leaks")
  void isNamedInTime(Class<?> program, String method, String kind, String counter, int periods) {
    String frame = Source.frame(program, method, "// leak: " + kind);
    String role = kind.equals("lost-to-gc") ? "connect" : "borrow";
    try (Server server = Server.start();
        Program run = Program.of(program).against(server).start()) {
      long third = sweepAtWhich(run, now -> now.site(role, frame).path(counter).asLong() >= 3);
      long[] notNamed = {third - 1};
      sweepAtWhich(
          run,
          now -> {
            boolean named = now.findings().stream().anyMatch(found -> isIt(found, kind, frame));
            notNamed[0] = named ? notNamed[0] : now.sweeps();
            return named;
          });
      assertThat(notNamed[0] + 1 - third)
          .as("periods, by the last report that does not name it")
          .isBetween(0L, (long) periods);
    }
  }

  private static boolean isIt(Report.Finding finding, String kind, String frame) {
    return finding.is(kind, frame) && finding.verdict().equals("leaked");
  }

  /** The first sweep whose report fulfils {@code condition}. */
  private static long sweepAtWhich(Program run, Predicate<Report> condition) {
    Report[] at = new Report[1];
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> condition.test(at[0] = run.report()));
    return at[0].sweeps();
  }
}
