package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.ServerSample;
import org.junit.jupiter.api.Test;

/** A server asked by hand: everything at once, and each thing no more often than it must be. */
class VisitTest {

  private static final long SECOND = 1_000_000_000L;

  private final MadeUpTicks ticks = new MadeUpTicks();
  private final FakeNode server = new FakeNode(ticks);

  @Test
  void firstLookTellsEverything() {
    ServerFacts facts = visit(5_000).look();
    assertThat(facts.answer()).isEqualTo(Answer.OK);
    assertThat(facts.listing()).isEqualTo(Listing.ALL);
    assertThat(facts.rows()).hasSize(2);
    assertThat(facts.timeoutSeconds()).isEqualTo(300);
  }

  @Test
  void secondLookTellsWhatHappenedInBetween() {
    Visit visit = visit(5_000);
    visit.look();
    ticks.pass(5 * SECOND);
    server.received += 40;
    server.rejected += 3;
    ServerFacts facts = visit.look();
    ServerSample first = facts.samples().get(0);
    ServerSample last = facts.samples().get(1);
    assertThat(last.received() - first.received()).isEqualTo(40);
    assertThat(last.rejected() - first.rejected()).isEqualTo(3);
    assertThat(server.times("CLIENT LIST")).isEqualTo(1);
    assertThat(server.times("CONFIG GET timeout")).isEqualTo(1);
    assertThat(facts.rows()).hasSize(2);
  }

  @Test
  void longListIsNotAskedFor() {
    ServerFacts facts = visit(9).look();
    assertThat(facts.listing()).isEqualTo(Listing.NONE);
    assertThat(facts.listingReason()).isEqualTo("a list of 10 clients is too long to ask for");
    assertThat(server.times("CLIENT LIST")).isZero();
  }

  @Test
  void nothingStaysOpen() {
    server.connected = 90;
    Visit visit = visit(5_000);
    visit.look();
    assertThat(server.open).as("kept from 70 % on").isEqualTo(1);
    visit.close();
    assertThat(server.open).isZero();
  }

  private Visit visit(long longestList) {
    return new Visit("redis-a:6379", server, longestList, ticks);
  }
}
