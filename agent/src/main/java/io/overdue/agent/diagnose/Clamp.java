package io.overdue.agent.diagnose;

import io.overdue.agent.facts.DescriptorFacts;
import io.overdue.agent.facts.ServerFacts;

/**
 * Whether a server's limit on clients is what its limit on open files left of it.
 *
 * <p>A server keeps 32 descriptors for itself. When it may not open enough files for the clients
 * that it is configured for, it lowers the number of clients, and tells only its log.
 */
enum Clamp {
  /** No sign of it. */
  NONE,
  /** The limit is 32 less than a round number, or than what its process may open. */
  PROBABLE,
  /** It is both, or 32 less than a power of two, which nobody wishes for. */
  SURE;

  /** Descriptors that a server keeps for itself. */
  static final long RESERVE = 32;

  private static final long LARGEST = 1_000_000;
  private static final long LEAST_POWER = 256;

  /** 65,535 is the one customary limit on open files that is odd. */
  private static final long ODD = 65_535 - RESERVE;

  static Clamp of(ServerFacts server) {
    long limit = server.limit();
    if (limit <= 0 || limit > LARGEST || isRound(limit) || hasRoom(server)) {
      return NONE;
    }
    boolean customary = (limit + RESERVE) % 1000 == 0;
    if (isPower(limit + RESERVE) || limit == ODD || customary && isFilled(server)) {
      return SURE;
    }
    return customary || isFilled(server) ? PROBABLE : NONE;
  }

  /** Such as nobody gets by subtraction: a tier, a default, a wish. */
  private static boolean isRound(long limit) {
    return limit % 50 == 0 || isPower(limit);
  }

  private static boolean isPower(long number) {
    return number >= LEAST_POWER && Long.bitCount(number) == 1;
  }

  /** Its process may open more files: so the limit was wanted. */
  private static boolean hasRoom(ServerFacts server) {
    DescriptorFacts descriptors = server.descriptors();
    return descriptors.isKnown() && descriptors.hard() > server.limit() + RESERVE;
  }

  /**
   * Its process may open just as many. That alone proves nothing: a server that raises its limit on
   * open files by itself raises it to just this, and then the limit on clients is a wanted one.
   */
  private static boolean isFilled(ServerFacts server) {
    DescriptorFacts descriptors = server.descriptors();
    return descriptors.isKnown() && descriptors.hard() == server.limit() + RESERVE;
  }
}
