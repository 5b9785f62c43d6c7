package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.support.OwnThread;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Factories that come back, late or never. */
@Timeout(60)
class PatientSparesTest {

  private static final long LITTLE = 20_000_000L;
  private static final long MUCH = TimeUnit.SECONDS.toNanos(50);

  private final Object pool = new Object();
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch destroyed = new CountDownLatch(1);

  @Test
  void connectionIsHandedOverAndDestroyedByAThreadOfItsOwn() throws Throwable {
    PatientSpares patient = new PatientSpares(pool -> made(), MUCH);
    SpareMaker.Spare spare = patient.make(pool);
    assertThat(destroyed.getCount()).isEqualTo(1);
    spare.destroy();
    assertThat(destroyed.getCount()).isZero();
  }

  @Test
  void factoryRunsAsOneOfTheApplicationsAndIsNotBooked() throws Throwable {
    PatientSpares patient =
        new PatientSpares(
            pool -> {
              assertThat(OwnThread.isCurrent()).isTrue();
              assertThat(Thread.currentThread().isDaemon()).isTrue();
              assertThat(Thread.currentThread().getContextClassLoader())
                  .isSameAs(pool.getClass().getClassLoader());
              return made();
            },
            MUCH);
    assertThat(patient.make(this)).isNotNull();
  }

  @Test
  void whatTheFactoryThrowsIsPassedOn() {
    PatientSpares patient =
        new PatientSpares(
            pool -> {
              throw new StackOverflowError("its own");
            },
            MUCH);
    assertThatThrownBy(() -> patient.make(pool)).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void factoryThatHangsIsInterruptedAndLeavesNoThread() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    PatientSpares patient =
        new PatientSpares(
            pool -> {
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
              return made();
            },
            LITTLE);
    refuses(patient, "gave no connection in time");
    interrupted.await();
    patient.leave(MUCH);
  }

  @Test
  void factoryThatIgnoresInterruptsIsNotAskedAgainAndItsLateConnectionIsDestroyed()
      throws Throwable {
    CountDownLatch late = new CountDownLatch(1);
    PatientSpares patient =
        new PatientSpares(
            pool -> {
              calls.incrementAndGet();
              while (late.getCount() > 0) {
                try {
                  late.await();
                } catch (InterruptedException ignored) {
                  // as some do
                }
              }
              return made();
            },
            LITTLE);
    refuses(patient, "gave no connection in time");
    refuses(patient, "has not come back since");
    refuses(patient, "has not come back since");
    late.countDown();
    destroyed.await();
    assertThat(calls).hasValue(1);
    patient.leave(MUCH);
  }

  @Test
  void connectionThatIsNotDestroyedInTimeHoldsUpNobody() throws Throwable {
    CountDownLatch interrupted = new CountDownLatch(1);
    PatientSpares patient =
        new PatientSpares(
            pool ->
                new MadeUpSpare() {
                  @Override
                  public void destroy() throws InterruptedException {
                    try {
                      new CountDownLatch(1).await();
                    } finally {
                      interrupted.countDown();
                    }
                  }
                },
            TimeUnit.SECONDS.toNanos(2));
    patient.make(pool).destroy();
    interrupted.await();
  }

  private void refuses(PatientSpares patient, String why) {
    assertThatThrownBy(() -> patient.make(pool))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.answer()).isEqualTo(Answer.UNREACHABLE);
              assertThat(refusal.reason()).contains(why, "set server.uri");
            });
  }

  private SpareMaker.Spare made() {
    return new MadeUpSpare();
  }

  private class MadeUpSpare implements SpareMaker.Spare {
    @Override
    public Socket socket() {
      return null;
    }

    @Override
    public void destroy() throws Exception {
      destroyed.countDown();
    }
  }
}
