package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.support.OwnLog;
import io.overdue.agent.support.OwnThread;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Mishaps;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The probe on its thread, with an hour between two questions. */
@Timeout(20)
class ProbeTest {

  private static final long HOUR = 3_600_000_000_000L;
  private static final long PATIENCE = 5_000_000_000L;

  private final FakeNode server = new FakeNode(new MadeUpTicks());
  private final List<Target> targets = new CopyOnWriteArrayList<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Probe probe =
      new Probe(
          () -> new ArrayList<>(targets), HOUR, OwnLog.to(written, false), Ticks.SYSTEM, () -> {});

  @AfterEach
  void stop() {
    probe.finish(PATIENCE);
  }

  @Test
  void asksAtOnceWhenAskedTo() throws Exception {
    targets.add(new Target("redis-a:6379", server, Map.of()));
    probe.start();
    until(() -> !probe.facts().isEmpty());
    assertThat(probe.facts().get(0).answer()).isEqualTo(Answer.NOT_ASKED);
    probe.askAllNow();
    until(() -> probe.facts().get(0).answer() == Answer.OK);
    assertThat(probe.facts()).extracting(ServerFacts::address).containsExactly("redis-a:6379");
  }

  @Test
  void keptConnectionIsClosedWithItsServerAndAtTheEnd() throws Exception {
    server.connected = 90;
    targets.add(new Target("redis-a:6379", server, Map.of()));
    probe.start();
    probe.askAllNow();
    until(() -> !probe.facts().isEmpty() && probe.facts().get(0).isKept());
    targets.clear();
    probe.askAllNow();
    until(() -> !probe.facts().get(0).isKept());
    assertThat(server.open).isZero();
    targets.add(new Target("redis-a:6379", server, Map.of()));
    probe.askAllNow();
    until(() -> !probe.facts().isEmpty() && probe.facts().get(0).isKept());
    assertThat(probe.finish(PATIENCE)).isTrue();
    assertThat(server.open).isZero();
  }

  @Test
  void tooManyServersAreSaidOnce() throws Exception {
    for (int i = 0; i < 70; i++) {
      targets.add(new Target("redis-" + i + ":6379", Door.locked("none"), Map.of()));
    }
    probe.start();
    probe.askAllNow();
    until(() -> probe.facts().size() == 64);
    probe.askAllNow();
    until(() -> written.toString().contains("more than 64 servers"));
    assertThat(written.toString().lines()).hasSize(1);
  }

  @Test
  void faultOfOneServerIsAMishapAndLeavesTheOthers() throws Exception {
    int before = Mishaps.count();
    Door broken =
        new Door() {
          @Override
          Wire open() {
            throw new IllegalStateException("broken");
          }

          @Override
          Object owner() {
            return "broken";
          }

          @Override
          Object login() {
            return "broken";
          }
        };
    targets.add(new Target("redis-a:6379", broken, Map.of()));
    targets.add(new Target("redis-b:6379", server, Map.of()));
    probe.start();
    probe.askAllNow();
    until(() -> probe.facts().stream().anyMatch(facts -> facts.answer() == Answer.OK));
    until(() -> Mishaps.count() == before + 1);
  }

  @Test
  void endsWithoutHavingBegun() {
    assertThat(probe.finish(PATIENCE)).isTrue();
    assertThat(probe.facts()).isEmpty();
  }

  @Test
  void itsThreadIsTheAgentsOwn() throws Exception {
    List<Boolean> own = new CopyOnWriteArrayList<>();
    Probe other =
        new Probe(
            () -> {
              own.add(OwnThread.isCurrent());
              return List.of();
            },
            HOUR,
            OwnLog.to(written, false),
            Ticks.SYSTEM,
            () -> {});
    other.start();
    until(() -> !own.isEmpty());
    other.finish(PATIENCE);
    assertThat(own).containsOnly(true);
    assertThat(OwnThread.isCurrent()).isFalse();
  }

  private static void until(BooleanSupplier expected) throws InterruptedException {
    while (!expected.getAsBoolean()) {
      Thread.sleep(5);
    }
  }
}
