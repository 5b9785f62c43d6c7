package io.overdue.agent.detect;

import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.SiteFacts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A site's balance, watched over many sweeps: does what is stale ever come back, and does it go on
 * growing?
 *
 * <p>Something is <em>stale</em> when its thread has left the method that took it (or has ended)
 * and it is out for longer than this site ever needs: twice its 99.9th percentile, twice what came
 * back latest, and two sweeps. The balance <em>never falls</em> when, since it first had something
 * stale, nothing stale came back, and in each third of that time it grew, or would have grown had
 * the pool still had something to lend, and it has not stopped growing. Those who take a few for
 * good, at start-up or as the load rises, stop growing; a leak does not. Threads that took one each
 * and have asked for nothing since may be keeping it: they are no leak until the pool starves.
 */
final class Balance {

  /** Sweeps that a balance must be watched for. */
  private static final int LEAST_SWEEPS = 14;

  /** How many times longer than the latest return something must be out to be unlike it. */
  private static final int FAR = 10;

  /** What happens this often is no accident. */
  private static final int LEAST_COUNT = 3;

  private final Pace pace = new Pace();
  private final Sightings desertions = new Sightings();
  private final List<Long> growth = new ArrayList<>();

  /** What was stale in the last sweep, oldest first: only this much of it, there may be many. */
  private long[] staleSerials = {};

  private long[] staleAges = {};

  /** The age from which what is out is stale. */
  private long boundNanos = Long.MAX_VALUE;

  private long firstSweep;
  private long lateNanos;
  private long lost;
  private long reclaimed;
  private boolean neverFalls;
  private int forsaken;

  /**
   * Looks at a site once more.
   *
   * @param starved whether somebody wanted more in this sweep and the pool had no more to lend
   */
  void observe(LedgerFacts facts, SiteFacts site, boolean starved) {
    pace.observe(facts);
    if (cameBack(site, facts.intervalNanos()) > 0 && !(neverFalls && isFarBeyondLate(site))) {
      growth.clear();
      neverFalls = false;
    }
    long before = count();
    lost = site.counts().lost();
    reclaimed = site.counts().reclaimed();
    boundNanos = boundNanos(facts, site);
    List<Outstanding> stale = stale(site);
    remember(stale);
    long now = count();
    if (now == 0) {
      growth.clear();
      neverFalls = false;
    } else if (now > before || growth.isEmpty() || starved) {
      grewAt(facts.sweep());
    }
    neverFalls |=
        (starved ? count() >= LEAST_COUNT : isLeftBehind(stale)) && grewInEachThird(facts.sweep());
    forsaken = countForsaken(facts, site);
  }

  private void remember(List<Outstanding> stale) {
    staleSerials = new long[stale.size()];
    staleAges = new long[stale.size()];
    for (int i = 0; i < staleSerials.length; i++) {
      staleSerials[i] = stale.get(i).serial();
      staleAges[i] = stale.get(i).ageNanos();
    }
  }

  /** Whether enough of what is stale is not just kept by threads that took one each. */
  private boolean isLeftBehind(List<Outstanding> stale) {
    long leftBehind = lost;
    for (Outstanding one : stale) {
      leftBehind += one.holder() == Holder.KEPT ? 0 : 1;
    }
    return leftBehind >= LEAST_COUNT && 3 * leftBehind >= count();
  }

  /** Number of stale ones that were there in the last sweep and have been given back since. */
  private long cameBack(SiteFacts site, long intervalNanos) {
    Set<Long> out = new HashSet<>();
    for (Outstanding one : site.outstanding()) {
      out.add(one.serial());
    }
    long gone = 0;
    long oldest = 0;
    for (int i = 0; i < staleSerials.length; i++) {
      if (!out.contains(staleSerials[i])) {
        gone++;
        oldest = Math.max(oldest, staleAges[i]);
      }
    }
    gone -= site.counts().lost() - lost;
    gone -= site.counts().reclaimed() - reclaimed;
    if (gone > 0) {
      lateNanos = Math.max(lateNanos, oldest + intervalNanos);
    }
    return gone;
  }

  /** Whether what was proven is out for so much longer that a late return says nothing about it. */
  private boolean isFarBeyondLate(SiteFacts site) {
    return stale(site, FAR * lateNanos).size() >= LEAST_COUNT;
  }

  private long boundNanos(LedgerFacts facts, SiteFacts site) {
    long usual = 2 * 1000 * site.held().at(99.9);
    return Math.max(Math.max(usual, 2 * lateNanos), pace.twoSweepsNanos(facts));
  }

  private static List<Outstanding> stale(SiteFacts site, long boundNanos) {
    List<Outstanding> stale = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (one.ageNanos() >= boundNanos
          && one.holder() != Holder.INSIDE
          && one.holder() != Holder.UNKNOWN) {
        stale.add(one);
      }
    }
    return stale;
  }

  private void grewAt(long sweep) {
    if (growth.isEmpty()) {
      firstSweep = sweep;
    }
    if (growth.isEmpty() || growth.get(growth.size() - 1) != sweep) {
      growth.add(sweep);
    }
    if (growth.size() > 1000) {
      growth.subList(1, 500).clear();
    }
  }

  private boolean grewInEachThird(long sweep) {
    long span = sweep - firstSweep;
    return span >= LEAST_SWEEPS
        && stillGrows(sweep, span)
        && grewBetween(firstSweep, firstSweep + span / 3)
        && grewBetween(firstSweep + span / 3, firstSweep + 2 * span / 3)
        && grewBetween(firstSweep + 2 * span / 3, sweep);
  }

  /** Whether the last growth is no longer ago than twice what lies between two on average. */
  private boolean stillGrows(long sweep, long span) {
    long sinceLast = sweep - growth.get(growth.size() - 1);
    return sinceLast * (growth.size() - 1) <= 2 * span;
  }

  private boolean grewBetween(long afterSweep, long upToSweep) {
    for (long sweep : growth) {
      if (sweep > afterSweep && sweep <= upToSweep) {
        return true;
      }
    }
    return false;
  }

  /** Those whom nobody was left to give back in two sweeps, and longer than any came back late. */
  private int countForsaken(LedgerFacts facts, SiteFacts site) {
    List<Outstanding> forsakenNow = new ArrayList<>();
    for (Outstanding one : site.outstanding()) {
      if (one.holder().isForsaken()) {
        forsakenNow.add(one);
      }
    }
    desertions.observe(facts.sweep(), forsakenNow);
    int count = 0;
    for (Outstanding one : forsakenNow) {
      count += desertions.sweeps(one) >= 1 && one.ageNanos() > handOverNanos(site) ? 1 : 0;
    }
    return count;
  }

  private long handOverNanos(SiteFacts site) {
    return Math.max(2 * lateNanos, 2 * 1000 * site.held().at(99.9));
  }

  /** What is stale of {@code site} by the bound of the last sweep, oldest first. */
  List<Outstanding> stale(SiteFacts site) {
    return stale(site, boundNanos);
  }

  /** How many are stale or were lost. */
  long count() {
    return staleSerials.length + lost;
  }

  /** Whether it is proof enough that nobody is left to give them back. */
  boolean isForsaken() {
    return forsaken >= LEAST_COUNT;
  }

  /** Whether the balance has been seen never to fall, and nothing has come back since. */
  boolean neverFalls() {
    return neverFalls;
  }

  /** Sweeps since the first of what is stale now became so. */
  long sweeps(LedgerFacts facts) {
    return growth.isEmpty() ? 0 : facts.sweep() - firstSweep;
  }
}
