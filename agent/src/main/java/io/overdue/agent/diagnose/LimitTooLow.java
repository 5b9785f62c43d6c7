package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;

/**
 * A server that is well used and no more than that.
 *
 * <p>Score: half of what is used and not leaked, because this is what is left when nothing else is
 * seen.
 */
final class LimitTooLow implements Suspicion {

  private static final int LEAST_SAMPLES = 10;
  private static final double SCORE = 0.5;

  /** How far the number of clients may move on a level, as a share of the limit. */
  private static final double LEVEL = 0.05;

  @Override
  public Cause weigh(Case about) {
    double share = about.server().share();
    if (share < NearLimitDetector.WARNING
        || about.forecast().isKnown()
        || about.known().size() < LEAST_SAMPLES
        || Clamp.of(about.server()) != Clamp.NONE) {
      return null;
    }
    Stretch latest = about.known().latest(LEAST_SAMPLES);
    if (Math.abs(latest.growth()) > LEVEL * about.server().limit()) {
      return null;
    }
    Cause.Builder cause =
        Cause.of(CauseKind.LIMIT_TOO_LOW, SCORE * (1 - about.shareOfUsed(about.leaked())))
            .supports(
                ServerWords.fill(about.server()) + ", and that number neither grows nor falls.");
    if (about.leaked() > 0) {
      cause.opposes("Connections of this process are leaked: without them it would be less.");
    } else {
      cause.supports("No line of this process is known to leak.");
    }
    return cause.relief(Relief.of(about.server()).raiseLimit()).build();
  }
}
