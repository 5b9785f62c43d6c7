package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.findings.Commands;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several pools alive at once, made by one line for one login to one server, in person or by a
 * client.
 *
 * <p>Made by an application that is loaded once they may be wanted, one for each tenant, say, and
 * are only worth knowing. Made by one that was loaded several times they are what a redeployment
 * leaves behind. Two applications may well share a line of code.
 */
public final class DuplicatePoolsDetector implements Detector {

  /** Sweeps that both must have lived: a change of pools may overlap. */
  private static final int LEAST_SWEEPS = 3;

  private final SiteMemory<Rhythm> rhythms =
      new SiteMemory<Rhythm>() {
        @Override
        Rhythm blank() {
          return new Rhythm();
        }
      };

  @Override
  public List<Finding> examine(LedgerFacts facts) {
    Map<String, List<PoolFacts>> alike = new LinkedHashMap<>();
    for (PoolFacts pool : facts.pools()) {
      if (isComparable(pool) && pool.ageNanos() >= LEAST_SWEEPS * facts.intervalNanos()) {
        String key = pool.createdAt().frame() + " " + pool.server() + " " + pool.login();
        List<PoolFacts> known = alike.get(key);
        if (known == null) {
          known = new ArrayList<>();
          alike.put(key, known);
        }
        known.add(pool);
      }
    }
    Set<String> steady = steadyMakers(facts);
    List<Finding> findings = new ArrayList<>();
    for (List<PoolFacts> pools : alike.values()) {
      if (pools.size() > 1 && !steady.contains(pools.get(0).createdAt().frame())) {
        findings.add(finding(pools));
      }
    }
    return findings;
  }

  /** Lines that make clients again and again: another detector's matter. */
  private Set<String> steadyMakers(LedgerFacts facts) {
    Set<String> steady = new HashSet<>();
    for (SiteFacts site : facts.sites()) {
      if (site.role() == Role.CLIENT) {
        Rhythm rhythm = rhythms.of(site.id());
        rhythm.observe(facts, site.counts().opened());
        if (rhythm.isSteady()) {
          steady.add(site.name().frame());
        }
      }
    }
    return steady;
  }

  private static boolean isComparable(PoolFacts pool) {
    return !pool.isClosed()
        && pool.createdAt() != null
        && (pool.maker() == Maker.APPLICATION || pool.createdAt().isApplication())
        && pool.server() != null
        && pool.login() != null;
  }

  /** How often one application was loaded, at most, by the class loaders of what made these. */
  private static int deployments(List<PoolFacts> pools) {
    Map<String, Set<Integer>> loaded = new HashMap<>();
    int most = 0;
    for (PoolFacts pool : pools) {
      if (pool.deployment() != null) {
        Set<Integer> times = loaded.get(pool.deployment().of());
        if (times == null) {
          times = new HashSet<>();
          loaded.put(pool.deployment().of(), times);
        }
        times.add(pool.deployment().id());
        most = Math.max(most, times.size());
      }
    }
    return most;
  }

  private static Finding finding(List<PoolFacts> pools) {
    PoolFacts first = pools.get(0);
    int deployments = deployments(pools);
    long connections = 0;
    for (PoolFacts pool : pools) {
      connections += pool.counts().active() + pool.counts().idle();
    }
    Finding.Builder finding =
        Finding.of(Kind.DUPLICATE_POOLS, first.createdAt())
            .severity(deployments > 1 ? Severity.WARNING : Severity.INFO)
            .count(pools.size())
            .evidence(
                Words.count(pools.size(), first.type())
                    + " made by this line are alive for the same login to "
                    + first.server()
                    + "; together they hold "
                    + Words.count(connections, "connection")
                    + ".");
    if (deployments > 1) {
      finding.evidence(
          "The application that made them was loaded "
              + Words.number(deployments)
              + " times: an earlier deployment has left its pool behind.");
    }
    return finding
        .fix(
            "If one is enough, make it once; if the old one should be gone, close it where the new"
                + " one is made or when the application is undeployed.")
        .check(Commands.clientList(first.server()))
        .build();
  }
}
