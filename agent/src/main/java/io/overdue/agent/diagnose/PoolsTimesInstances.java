package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Words;

/**
 * Pools that together may ask for more than the server gives.
 *
 * <p>Score: the share of what is used that is in such pools and not leaked out of them.
 */
final class PoolsTimesInstances implements Suspicion {

  @Override
  public Cause weigh(Case about) {
    Fleet fleet = Fleet.of(about.server(), about.ledger().pools(), about.join());
    long limit = about.server().limit();
    if (limit <= 0 || !fleet.isBounded() || fleet.demand() + fleet.strangers() <= limit) {
      return null;
    }
    double ours = Math.max(1, about.join().connections());
    double sound = 1 - Math.min(1, about.leaked() / ours);
    Cause.Builder cause =
        Cause.of(CauseKind.POOLS_TIMES_INSTANCES, about.shareOfUsed(fleet.held()) * sound)
            .supports(fleet.arithmetic())
            .supports(
                "They have "
                    + Words.number(fleet.held())
                    + " now, "
                    + ServerWords.percent(about.shareOfUsed(fleet.held()))
                    + " of what is used.");
    if (about.leaked() > 0) {
      cause.opposes(
          Words.number(about.leaked()) + " of those of this process are leaked, not needed.");
    }
    if (!about.join().isWhole()) {
      cause.opposes(
          "Other instances cannot be counted"
              + (about.join().isHidden()
                  ? ": a proxy or address translation hides whose rows are whose."
                  : ", because not all rows are known."));
    }
    return cause.relief(Relief.of(about.server()).fleet(fleet.advisedMaximum())).build();
  }
}
