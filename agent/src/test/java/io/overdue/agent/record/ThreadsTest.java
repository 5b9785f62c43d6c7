package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import io.overdue.desk.Borrower;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the thread is that took something. */
class ThreadsTest {

  private static final String HERE = ThreadsTest.class.getName();

  private final Threads threads =
      new Threads(new FrameFilter(List.of(HERE), List.of(), List.of(), List.of(), List.of()));

  @Test
  void threadIsInsideOnlyForTheLatestItTookThere() {
    Site site = site("threadIsInsideOnlyForTheLatestItTookThere");
    Taking earlier = new Taking(site, Borrower.current(), 1);
    Taking latest = new Taking(site, Borrower.current(), 2);
    threads.noteOut(earlier);
    threads.noteOut(latest);
    assertThat(threads.holder(latest, false)).isEqualTo(Holder.INSIDE);
    assertThat(threads.holder(earlier, false)).isNotEqualTo(Holder.INSIDE);
  }

  @Test
  void whatMovesToAnotherSiteWhileThreadsAreLookedAtIsStillFound() {
    Taking taking = new Taking(site("helper"), Borrower.current(), 1);
    threads.noteOut(taking);
    taking.moveTo(site("whatMovesToAnotherSiteWhileThreadsAreLookedAtIsStillFound"));
    assertThat(threads.holder(taking, false)).isEqualTo(Holder.INSIDE);
  }

  private static Site site(String method) {
    Callsite callsite =
        new Callsite.Reading(null, null)
            .endedAt(
                new StackTraceElement(HERE, method, "ThreadsTest.java", 1),
                "redis.clients.jedis.JedisPool",
                "getResource");
    return new Site(1, callsite.name(Role.BORROW, Maker.APPLICATION), callsite, null);
  }
}
