package io.overdue.agent.diagnose;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Diagnosis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Finds out why a server is full, or will be: every suspicion is weighed, none is decided. */
final class Inquiry {

  /** A server that has more room than this, and keeps it, is asked nothing. */
  private static final double PRESSED = 0.7;

  /** What explains less than this does not stand out. */
  private static final double LEAST_SCORE = 0.3;

  private static final Comparator<Cause> LIKELIEST_FIRST =
      new Comparator<Cause>() {
        @Override
        public int compare(Cause one, Cause other) {
          return Integer.compare(other.score(), one.score());
        }
      };

  private final List<Suspicion> suspicions =
      Arrays.asList(
          new LeakHere(),
          new LeakElsewhere(),
          new ClientsPerRequest(),
          new SubscriptionsKept(),
          new ScaleOut(),
          new PoolsTimesInstances(),
          new IdlePeers(),
          new DescriptorLimit(),
          new LimitTooLow());

  Diagnosis examine(Case about) {
    return new Diagnosis(
        about.server().address(),
        about.forecast().slope(),
        about.forecast().nanosUntilFull(),
        isPressed(about) || isMisused(about) && isCounted(about)
            ? causes(about)
            : Collections.<Cause>emptyList());
  }

  private static boolean isPressed(Case about) {
    return about.server().share() >= PRESSED
        || about.server().answer() == Answer.AT_LIMIT
        || about.forecast().isKnown();
  }

  /** Whether lines of this process are at fault, so that they are named before it is full. */
  private static boolean isMisused(Case about) {
    return !about.leaks().isEmpty() || !about.churn().isEmpty();
  }

  /** Whether there is a number to measure the causes by. */
  private static boolean isCounted(Case about) {
    return about.server().used() >= 0;
  }

  private List<Cause> causes(Case about) {
    List<Cause> causes = new ArrayList<>();
    for (Suspicion suspicion : suspicions) {
      Cause cause = suspicion.weigh(about);
      if (cause != null) {
        causes.add(cause);
      }
    }
    Collections.sort(causes, LIKELIEST_FIRST);
    boolean isClear = !causes.isEmpty() && causes.get(0).score() >= 100 * LEAST_SCORE;
    if (isPressed(about) && !isClear) {
      causes.add(0, notEnough(about));
    }
    return causes;
  }

  private static Cause notEnough(Case about) {
    Cause.Builder cause =
        Cause.of(CauseKind.NOT_ENOUGH_EVIDENCE, LEAST_SCORE)
            .supports("Nothing that is known explains more than a third of what is used.");
    if (!about.forecast().isKnown()) {
      cause.supports("Growth: " + about.forecast().reason() + ".");
    }
    if (about.join().isHidden()) {
      cause.supports(
          "A proxy or address translation hides which of the server's rows are of this process.");
    } else if (!about.join().isWhole()) {
      cause.supports(
          about.server().listingReason().isEmpty()
              ? "Not all of its rows are known yet."
              : "Its rows are not known: " + about.server().listingReason() + ".");
    }
    return cause.build();
  }
}
