package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;

/**
 * A limit that is lower than it was configured, because the server may not open more files.
 *
 * <p>Score: the share of the 10,000 clients of the default that it took away, and less of that
 * where it is only probable.
 */
final class DescriptorLimit implements Suspicion {

  private static final double DEFAULT = 10_000;
  private static final double PROBABLE = 0.6;
  private static final double LEAST = 0.1;

  @Override
  public Cause weigh(Case about) {
    Clamp clamp = Clamp.of(about.server());
    if (clamp == Clamp.NONE) {
      return null;
    }
    double taken = Math.max(LEAST, 1 - about.server().limit() / DEFAULT);
    Cause.Builder cause =
        Cause.of(CauseKind.DESCRIPTOR_LIMIT, clamp == Clamp.SURE ? taken : PROBABLE * taken)
            .supports(ClampDetector.sentence(about.server(), clamp));
    if (about.server().descriptors().isKnown()) {
      cause.supports("The limit on open files of its process says the same.");
    } else {
      cause.opposes(
          "The limit on open files of its process is not known: "
              + about.server().descriptors().reason()
              + ".");
    }
    if (about.forecast().isKnown()) {
      cause.opposes(
          "Its clients grow by "
              + ServerWords.rate(about.forecast().slope())
              + ": any limit would be reached.");
    }
    return cause.relief(Relief.of(about.server()).openFiles()).build();
  }
}
