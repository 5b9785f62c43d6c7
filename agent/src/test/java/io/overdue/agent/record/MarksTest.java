package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import org.junit.jupiter.api.Test;

/** What marks tell, and when they tell nothing. */
class MarksTest {

  private static final String APPLICATION = "com.acme.Orders";
  private static final int LINE = 7;

  private final Marks marks = new Marks(4096);
  private final Lender pool = lender(1);
  private final Callsite callsite = callsite(LINE);
  private final Site site = site(callsite);
  private final int call = marks.number(null, APPLICATION, "load", LINE);

  @Test
  void sameLineHasOneNumberAndOthersHaveTheirOwn() {
    assertThat(marks.number(null, APPLICATION, "load", LINE)).isEqualTo(call);
    assertThat(marks.number(null, APPLICATION, "load", LINE + 1)).isNotEqualTo(call);
    assertThat(marks.number(getClass().getClassLoader(), APPLICATION, "load", LINE))
        .isNotEqualTo(call);
    assertThat(marks.count()).isEqualTo(3);
  }

  @Test
  void markTellsOnlyOfThePoolThatAWalkHasFound() {
    assertThat(marks.site(call, pool, 0)).isNull();
    marks.walked(call, pool, 0, callsite, site);
    assertThat(marks.site(call, pool, 0)).isSameAs(site);
    assertThat(marks.site(call, lender(2), 0)).isNull();
    assertThat(marks.site(call, lender(1 + 32), 0)).as("a pool in the same place").isNull();
    assertThat(marks.walks()).isEqualTo(1);
  }

  @Test
  void lineThatTheWalkDidNotFindIsNotLearnt() {
    Callsite elsewhere = callsite(LINE + 1);
    marks.walked(call, pool, 0, elsewhere, site(elsewhere));
    assertThat(marks.site(call, pool, 0)).isNull();
  }

  @Test
  void markThatWasWrongOnceIsNotBelievedAgain() {
    marks.walked(call, pool, 0, callsite, site);
    marks.checked(call, site, site);
    assertThat(marks.site(call, pool, 0)).isSameAs(site);
    marks.checked(call, site, site(callsite(LINE + 1)));
    assertThat(marks.site(call, pool, 0)).isNull();
    marks.walked(call, pool, 0, callsite, site);
    assertThat(marks.site(call, pool, 0)).isNull();
    assertThat(marks.checks()).isEqualTo(2);
    assertThat(marks.wrong()).isEqualTo(1);
  }

  @Test
  void whatWasLearntBeforeAHelperWasFoundIsVoid() {
    marks.walked(call, pool, 0, callsite, site);
    assertThat(marks.site(call, pool, 1)).isNull();
    marks.walked(call, pool, 1, callsite, site);
    assertThat(marks.site(call, pool, 1)).isSameAs(site);
  }

  @Test
  void whatIsFoundBehindAHelperIsNotLearnt() {
    Callsite behind = callsite(LINE).behind(callsite(LINE));
    marks.walked(call, pool, 0, behind, site(behind));
    assertThat(marks.site(call, pool, 0)).isNull();
  }

  @Test
  void linesBeyondTheBoundHaveNoMark() {
    int last = call;
    for (int line = LINE + 1; marks.count() < 4095; line++) {
      last = marks.number(null, APPLICATION, "load", line);
    }
    assertThat(last).isEqualTo(4095);
    assertThat(marks.number(null, APPLICATION, "one", 1)).isZero();
    assertThat(marks.number(null, APPLICATION, "load", LINE)).isEqualTo(call);
    assertThat(marks.site(0, pool, 0)).isNull();
    assertThat(marks.site(5000, pool, 0)).isNull();
  }

  private static Callsite callsite(int line) {
    return new Callsite.Reading(null, null)
        .endedAt(
            new StackTraceElement(APPLICATION, "load", "Orders.java", line),
            "redis.clients.jedis.JedisPool",
            "getResource");
  }

  private static Site site(Callsite callsite) {
    return new Site(1, callsite.name(Role.BORROW, Maker.APPLICATION), callsite, null);
  }

  private static Lender lender(int id) {
    return new Lender(id, new Object(), null, null, 0, Lender.Kind.REDIS, null);
  }
}
