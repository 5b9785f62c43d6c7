package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What frames can tell of a call, and what they cannot. */
class CallsiteTest {

  private static final int LOST = -1;

  @Test
  void frameThatHasLostItsLineMayBeInAnyOfItsMethod() {
    Callsite lost = callsite("load", LOST);
    assertThat(lost.mayBe(callsite("load", 7))).isTrue();
    assertThat(lost.mayBe(callsite("load", 9))).isTrue();
    assertThat(lost.mayBe(callsite("save", 7))).as("another method").isFalse();
    assertThat(lost.mayBe(callsite("load", 7).behind(callsite("lend", 3))))
        .as("behind a helper")
        .isFalse();
  }

  @Test
  void frameThatHasItsLineIsThere() {
    assertThat(callsite("load", 7).mayBe(callsite("load", 7))).isTrue();
    assertThat(callsite("load", 7).mayBe(callsite("load", 9))).isFalse();
    assertThat(callsite("load", 7).mayBe(callsite("load", LOST))).isFalse();
  }

  @Test
  void helperMayHaveLostItsLineToo() {
    Callsite known = callsite("load", 7).behind(callsite("lend", 3));
    assertThat(callsite("load", 7).behind(callsite("lend", LOST)).mayBe(known)).isTrue();
    assertThat(callsite("load", LOST).behind(callsite("lend", 3)).mayBe(known)).isTrue();
    assertThat(callsite("load", 7).behind(callsite("lend", 4)).mayBe(known)).isFalse();
    assertThat(callsite("load", 7).behind(callsite("take", LOST)).mayBe(known)).isFalse();
  }

  private static Callsite callsite(String method, int line) {
    return new Callsite.Reading(null, null)
        .endedAt(
            new StackTraceElement("com.acme.Orders", method, "Orders.java", line),
            "redis.clients.jedis.JedisPool",
            "getResource");
  }
}
