package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Words;
import java.util.Collections;
import java.util.List;

/**
 * Another process that does not give back.
 *
 * <p>Score: the share of the growth that is not ours, and the half of that where nobody can be
 * named; without growth, the share of what is used that one address holds idle, many times more
 * than others of its name.
 */
final class LeakElsewhere implements Suspicion {

  private static final int LEAST_GROWTH = 5;
  private static final int LEAST_LISTINGS = 2;
  private static final int MANY_TIMES = 3;
  private static final double MOSTLY = 0.5;
  private static final double NAMELESS = 0.5;

  @Override
  public Cause weigh(Case about) {
    Crowd grower = grower(about);
    if (about.forecast().isKnown()) {
      double foreign = foreignGrowth(about);
      return foreign < MOSTLY ? null : growing(about, foreign, grower);
    }
    Crowd hoarder = hoarder(about);
    return hoarder == null ? null : hoarding(about, hoarder);
  }

  private static double foreignGrowth(Case about) {
    double seconds = about.forecast().rise() / about.forecast().slope();
    long ours = about.chronicle().ourGrowth((long) (seconds * 1e9));
    return 1 - Math.max(0, Math.min(1, ours / about.forecast().rise()));
  }

  private static Crowd grower(Case about) {
    Crowd most = null;
    if (!about.join().isWhole() || about.chronicle().listings() < LEAST_LISTINGS) {
      return null;
    }
    for (Crowd crowd : Crowd.of(about.join().others())) {
      int growth = about.chronicle().growth(crowd);
      if (growth >= LEAST_GROWTH && (most == null || growth > about.chronicle().growth(most))) {
        most = crowd;
      }
    }
    return most;
  }

  private static Cause growing(Case about, double foreign, Crowd grower) {
    Cause.Builder cause =
        Cause.of(CauseKind.LEAK_ELSEWHERE, grower == null ? NAMELESS * foreign : foreign)
            .supports(
                "Its clients grow by "
                    + ServerWords.rate(about.forecast().slope())
                    + ", and "
                    + ServerWords.percent(foreign)
                    + " of that are not of this process.");
    if (grower == null) {
      cause.opposes("Whose they are is not known: " + whyNameless(about) + ".");
      return cause
          .relief(Relief.of(about.server()).leakElsewhere("", Collections.<RowFacts>emptyList()))
          .build();
    }
    List<RowFacts> idle = grower.idle(about.oldSeconds());
    return cause
        .supports(
            grower.sentence()
                + ", "
                + Words.number(about.chronicle().growth(grower))
                + " more than "
                + about.chronicle().listings()
                + " listings ago, and never fewer; "
                + Words.number(idle.size())
                + " of them are idle.")
        .relief(Relief.of(about.server()).leakElsewhere(grower.title(), idle))
        .build();
  }

  private static String whyNameless(Case about) {
    if (about.join().isHidden()) {
      return "a proxy or address translation hides it";
    }
    return about.join().isWhole()
        ? "no address has grown from one listing to the next"
        : "not all rows are known";
  }

  /** One that has many times more than the others of its name, most of them idle. */
  private static Crowd hoarder(Case about) {
    if (!about.join().isWhole()) {
      return null;
    }
    List<Crowd> crowds = Crowd.of(about.join().others());
    for (Crowd crowd : crowds) {
      int next = 0;
      for (Crowd other : crowds) {
        boolean alike = other != crowd && other.name().equals(crowd.name());
        next = alike ? Math.max(next, other.size()) : next;
      }
      if (next > 0
          && crowd.size() >= MANY_TIMES * next
          && about.shareOfUsed(crowd.size()) >= MOSTLY / 2
          && crowd.idle(about.oldSeconds()).size() >= MOSTLY * crowd.size()) {
        return crowd;
      }
    }
    return null;
  }

  private static Cause hoarding(Case about, Crowd hoarder) {
    List<RowFacts> idle = hoarder.idle(about.oldSeconds());
    return Cause.of(CauseKind.LEAK_ELSEWHERE, about.shareOfUsed(idle.size()))
        .supports(
            hoarder.sentence()
                + ", "
                + MANY_TIMES
                + " times or more what any other address has under that name; "
                + Words.number(idle.size())
                + " of them are idle.")
        .opposes("It does not grow while this is watched.")
        .relief(Relief.of(about.server()).leakElsewhere(hoarder.title(), idle))
        .build();
  }
}
