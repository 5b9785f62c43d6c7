package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Words;

/**
 * Many clients that came at once, and stayed as many.
 *
 * <p>Score: the share of what is used that came so; half of it when the number goes on growing.
 */
final class ScaleOut implements Suspicion {

  /** Fewer than this share of the limit is a pool that fills itself. */
  private static final double LEAST_SHARE = 0.1;

  @Override
  public Cause weigh(Case about) {
    int start = about.known().size() - about.level().size();
    if (start == 0) {
      return null;
    }
    int step = largestStep(about.known());
    long before = about.known().get(step - 1).used();
    long came = about.level().get(0).used() - before;
    if (came < LEAST_SHARE * about.server().limit()) {
      return null;
    }
    boolean grows = about.forecast().isKnown();
    double share = about.shareOfUsed(came);
    Cause.Builder cause =
        Cause.of(CauseKind.SCALE_OUT, grows ? share / 2 : share)
            .supports(
                "The number of clients went from "
                    + Words.number(before)
                    + " to "
                    + Words.number(about.level().get(0).used())
                    + " at once, "
                    + Words.duration(about.ledger().nowNanos() - about.known().get(step).nanos())
                    + " ago.");
    if (grows) {
      cause.opposes("It goes on growing by " + ServerWords.rate(about.forecast().slope()) + ".");
    } else {
      cause.supports("It has not grown since.");
    }
    return cause.relief(Relief.of(about.server()).scaleOut()).build();
  }

  private static int largestStep(Stretch known) {
    int largest = 1;
    for (int i = 1; i < known.size(); i++) {
      largest = known.jump(i) > known.jump(largest) ? i : largest;
    }
    return largest;
  }
}
