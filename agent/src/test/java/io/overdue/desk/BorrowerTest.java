package io.overdue.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a thread knows of the pools that it asks. */
class BorrowerTest {

  private final Borrower borrower = Borrower.current();

  @Test
  void whoIsLentAtOnceHasNotWaited() {
    long outer = borrower.asks();
    assertThat(borrower.answered(outer)).isZero();
  }

  @Test
  void whoWaitsDoesSinceTheFirstMoment() {
    long outer = borrower.asks();
    borrower.waits(7);
    borrower.waits(9);
    assertThat(borrower.answered(outer)).isEqualTo(7);
  }

  @Test
  void poolAskedInsideAnotherHasATimeOfItsOwn() {
    long outer = borrower.asks();
    borrower.waits(7);
    long inner = borrower.asks();
    assertThat(borrower.answered(inner)).isZero();
    assertThat(borrower.answered(outer)).isEqualTo(7);
  }

  @Test
  void whatAPoolDoesForNobodyIsNoWait() {
    borrower.waits(7);
    long outer = borrower.asks();
    assertThat(borrower.answered(outer)).isZero();
  }

  @Test
  void turnsOfAThreadDiffer() {
    long before = borrower.turn();
    borrower.ask();
    assertThat(borrower.turn()).isNotEqualTo(before);
  }
}
