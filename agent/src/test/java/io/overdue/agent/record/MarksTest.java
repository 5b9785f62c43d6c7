package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import io.overdue.desk.Borrower;
import java.util.stream.IntStream;
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
    assertThat(marks.site(call, 0, pool, 0)).isNull();
    marks.walked(call, 0, pool, 0, callsite, site);
    assertThat(marks.site(call, 0, pool, 0)).isSameAs(site);
    assertThat(marks.site(call, 0, lender(2), 0)).isNull();
    assertThat(marks.site(call, 0, lender(1 + 32), 0)).as("a pool in the same place").isNull();
    assertThat(marks.walks()).isEqualTo(1);
  }

  @Test
  void lineThatTheWalkDidNotFindIsNotLearnt() {
    Callsite elsewhere = callsite(LINE + 1);
    marks.walked(call, 0, pool, 0, elsewhere, site(elsewhere));
    assertThat(marks.site(call, 0, pool, 0)).isNull();
  }

  @Test
  void markThatWasWrongOnceIsNotBelievedAgain() {
    marks.walked(call, 0, pool, 0, callsite, site);
    marks.checked(call, site, site);
    assertThat(marks.site(call, 0, pool, 0)).isSameAs(site);
    marks.checked(call, site, site(callsite(LINE + 1)));
    assertThat(marks.site(call, 0, pool, 0)).isNull();
    marks.walked(call, 0, pool, 0, callsite, site);
    assertThat(marks.site(call, 0, pool, 0)).isNull();
    assertThat(marks.checks()).isEqualTo(2);
    assertThat(marks.wrong()).isEqualTo(1);
  }

  @Test
  void whatWasLearntBeforeAHelperWasFoundIsVoid() {
    marks.walked(call, 0, pool, 0, callsite, site);
    assertThat(marks.site(call, 0, pool, 1)).isNull();
    marks.walked(call, 0, pool, 1, callsite, site);
    assertThat(marks.site(call, 0, pool, 1)).isSameAs(site);
  }

  @Test
  void callInAHelperTellsTogetherWithTheCallThatLedThere() {
    int one = marks.number(null, APPLICATION, "load", LINE + 1);
    int other = marks.number(null, APPLICATION, "load", LINE + 2);
    Site behindOne = walkBehindHelper(one, LINE + 1);
    Site behindOther = walkBehindHelper(other, LINE + 2);
    assertThat(marks.site(call, one, pool, 0)).isSameAs(behindOne);
    assertThat(marks.site(call, other, pool, 0)).isSameAs(behindOther);
    assertThat(marks.site(call, behind(other, one), pool, 0))
        .as("also where that was called by a marked call")
        .isSameAs(behindOne);
    assertThat(marks.site(call, 0, pool, 0)).as("by a call that is not marked").isNull();
    assertThat(marks.site(call, call, pool, 0)).as("by a call not seen before").isNull();
    assertThat(marks.site(call, one, pool, 1)).as("with another helper").isNull();
  }

  @Test
  void callInAHelperOfAHelperTellsWithBothCallsThatLedThere() {
    int middle = marks.number(null, APPLICATION, "load", LINE + 1);
    int outer = marks.number(null, APPLICATION, "load", LINE + 2);
    Callsite found = callsite(LINE + 2).behind(callsite(LINE + 1).behind(callsite(LINE)));
    Site behindBoth = site(found);
    marks.walked(call, behind(outer, middle), pool, 0, found, behindBoth);
    assertThat(marks.site(call, behind(outer, middle), pool, 0)).isSameAs(behindBoth);
    assertThat(marks.site(call, behind(middle, middle), pool, 0)).isNull();
    assertThat(marks.site(call, middle, pool, 0)).isNull();
  }

  @Test
  void helperThatTheWalkDidNotFindInTheCallersLineIsNotLearnt() {
    int one = marks.number(null, APPLICATION, "load", LINE + 1);
    walkBehindHelper(one, LINE + 2);
    assertThat(marks.site(call, one, pool, 0)).isNull();
  }

  @Test
  void fiveCallsBehindOneAreToldAndNoMore() {
    long behind = 0;
    Callsite found = callsite;
    for (int i = 5; i >= 1; i--) {
      behind = behind(behind, marks.number(null, APPLICATION, "load", LINE + i));
      found = callsite(LINE + 6 - i).behind(found);
    }
    Site far = site(found);
    marks.walked(call, behind, pool, 0, found, far);
    assertThat(marks.site(call, behind, pool, 0)).isSameAs(far);
    Callsite further = callsite(LINE + 6).behind(found);
    marks.walked(call, behind, lender(2), 0, further, site(further));
    assertThat(marks.site(call, behind, lender(2), 0)).isNull();
  }

  @Test
  void helperWithManyCallersKnowsThemAll() {
    for (int i = 1; i <= 200; i++) {
      walkBehindHelper(marks.number(null, APPLICATION, "load", LINE + i), LINE + i);
    }
    long known =
        IntStream.rangeClosed(1, 200)
            .map(i -> marks.number(null, APPLICATION, "load", LINE + i))
            .filter(caller -> marks.site(call, caller, pool, 0) != null)
            .count();
    assertThat(known).isGreaterThan(150);
  }

  /** Walks a stack on which {@code call} is in a helper that is called in {@code line}. */
  private Site walkBehindHelper(int caller, int line) {
    Callsite found = callsite(line).behind(callsite);
    Site behind = site(found);
    marks.walked(call, caller, pool, 0, found, behind);
    return behind;
  }

  private static long behind(long outer, int inner) {
    return outer << Borrower.CALL_BITS | inner;
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
    assertThat(marks.site(0, 0, pool, 0)).isNull();
    assertThat(marks.site(5000, 0, pool, 0)).isNull();
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
