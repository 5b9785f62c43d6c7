package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of this process that do not give back.
 *
 * <p>Score: the share of what is used that they hold, or of the growth, whichever is more: a young
 * leak holds little and explains all that comes.
 */
final class LeakHere implements Suspicion {

  private static final int MOST_NAMED = 3;

  /** From this share of the limit on there is no room for growth. */
  private static final double FULL = 0.95;

  @Override
  public Cause weigh(Case about) {
    long leaked = about.leaked();
    if (leaked == 0) {
      return null;
    }
    double ofGrowth = about.forecast().isKnown() ? ofGrowth(about, leaked) : 0;
    Cause.Builder cause =
        Cause.of(CauseKind.LEAK_IN_THIS_JVM, Math.max(about.shareOfUsed(leaked), ofGrowth));
    List<RowFacts> rows = new ArrayList<>();
    int named = 0;
    for (Finding leak : about.leaks()) {
      rows.addAll(about.rows(leak));
      if (named++ < MOST_NAMED) {
        cause.supports(sentence(about, leak));
      }
    }
    cause.supports(
        "That is " + ServerWords.percent(about.shareOfUsed(leaked)) + " of what is used.");
    growth(about, ofGrowth, cause);
    return cause.relief(Relief.of(about.server()).leakHere(rows)).build();
  }

  private static double ofGrowth(Case about, long leaked) {
    return Math.min(1, leaked / Math.max(1, about.forecast().rise()));
  }

  private static String sentence(Case about, Finding leak) {
    return (leak.site() == null ? "A line" : leak.site().frame())
        + " has leaked "
        + Words.count(about.leaked(leak), "connection")
        + " to it ("
        + leak.kind().slug()
        + ").";
  }

  private static void growth(Case about, double ofGrowth, Cause.Builder cause) {
    if (!about.forecast().isKnown()) {
      if (about.server().share() < FULL) {
        cause.opposes("The number of its clients does not grow steadily.");
      }
      return;
    }
    String growth =
        "Its clients grow by "
            + ServerWords.rate(about.forecast().slope())
            + "; what is leaked here is "
            + ServerWords.percent(ofGrowth)
            + " of that growth.";
    if (ofGrowth >= 0.5) {
      cause.supports(growth);
    } else {
      cause.opposes(growth);
    }
  }
}
