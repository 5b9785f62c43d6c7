package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.facts.SiteName;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What one site holds of one pool. */
final class Share {

  private static final int MOST_NAMED = 3;

  private static final Comparator<Share> LARGEST_FIRST =
      new Comparator<Share>() {
        @Override
        public int compare(Share one, Share other) {
          return Integer.compare(other.count, one.count);
        }
      };

  private final SiteName site;
  private int count;
  private Outstanding oldest;

  private Share(SiteName site) {
    this.site = site;
  }

  /** Who holds what of {@code pool}, the largest share first. */
  static List<Share> holders(LedgerFacts facts, int pool) {
    List<Share> holders = new ArrayList<>();
    for (SiteFacts site : facts.sites()) {
      if (site.role() == Role.BORROW) {
        Share share = new Share(site.name());
        for (Outstanding one : site.outstanding()) {
          share.add(one, pool);
        }
        if (share.count > 0) {
          holders.add(share);
        }
      }
    }
    Collections.sort(holders, LARGEST_FIRST);
    return holders;
  }

  /** The few that a reader wants to know of. */
  static List<Share> largest(List<Share> holders) {
    return holders.subList(0, Math.min(MOST_NAMED, holders.size()));
  }

  private void add(Outstanding one, int pool) {
    if (one.pool() == pool) {
      count++;
      oldest = oldest == null ? one : oldest;
    }
  }

  SiteName site() {
    return site;
  }

  String sentence() {
    return site.frame()
        + " holds "
        + Words.number(count)
        + ", the oldest for "
        + Words.duration(oldest.ageNanos())
        + " by thread "
        + oldest.thread()
        + (oldest.doing() == null ? "" : ", now at " + oldest.doing())
        + ".";
  }
}
