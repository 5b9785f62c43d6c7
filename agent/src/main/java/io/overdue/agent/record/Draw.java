package io.overdue.agent.record;

/**
 * A draw of one event in so many, by a number that each has of its own, as a moment is: nothing is
 * kept between two draws, so no threads meet here.
 */
final class Draw {

  /** The golden ratio in 64 bits, which spreads numbers that lie close together. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long oneIn;

  /**
   * @param oneIn how many events there are to one that is drawn; with 1 all are
   */
  Draw(int oneIn) {
    this.oneIn = oneIn;
  }

  boolean hits(long number) {
    return (number * SPREAD >>> 32) * oneIn >>> 32 == 0;
  }
}
