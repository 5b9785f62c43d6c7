package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Subscribers that nobody removes.
 *
 * <p>Score: the share of what is used that subscribes; half of it while they do not become more.
 */
final class SubscriptionsKept implements Suspicion {

  private static final double LEAST_SHARE = 0.2;
  private static final int LEAST = 5;

  @Override
  public Cause weigh(Case about) {
    List<RowFacts> ours = subscribed(about.join().ours());
    long others = subscribed(about.join().others()).size();
    long all = Math.max(ours.size() + others, about.server().pubsubClients());
    double share = about.shareOfUsed(all);
    if (all < LEAST || share < LEAST_SHARE) {
      return null;
    }
    boolean grows = about.forecast().isKnown();
    Cause.Builder cause =
        Cause.of(CauseKind.SUBSCRIPTIONS_KEPT, grows ? share : share / 2)
            .supports(
                Words.count(all, "client")
                    + " of "
                    + Words.number(about.server().used())
                    + " are subscribers, "
                    + Words.number(ours.size())
                    + " of them of this process.");
    if (grows) {
      cause.supports("Its clients grow by " + ServerWords.rate(about.forecast().slope()) + ".");
    } else {
      cause.opposes("They do not become more: they may all be wanted.");
    }
    return cause.relief(Relief.of(about.server()).subscriptions(ours)).build();
  }

  static List<RowFacts> subscribed(List<RowFacts> rows) {
    List<RowFacts> subscribed = new ArrayList<>();
    for (RowFacts row : rows) {
      if (row.flags().indexOf('P') >= 0) {
        subscribed.add(row);
      }
    }
    return subscribed;
  }
}
