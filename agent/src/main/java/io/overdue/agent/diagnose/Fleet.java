package io.overdue.agent.diagnose;

import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.findings.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What this process and its likes may ask of a server: instances times pools times their maximum.
 *
 * <p>Its likes are clients at other addresses with the name, user and library of our own.
 */
final class Fleet {

  private final ServerFacts server;
  private final Map<Integer, Integer> poolsByMaximum = new TreeMap<>();
  private final Set<String> hosts = new HashSet<>();
  private int unbounded;
  private long held;
  private long strangers;

  private Fleet(ServerFacts server) {
    this.server = server;
  }

  static Fleet of(ServerFacts server, List<PoolFacts> pools, Join join) {
    Fleet fleet = new Fleet(server);
    for (PoolFacts pool : pools) {
      if (server.address().equals(pool.server()) && !pool.isClosed()) {
        fleet.add(pool.counts().maxTotal());
      }
    }
    fleet.count(join);
    return fleet;
  }

  private void add(int maxTotal) {
    if (maxTotal < 0) {
      unbounded++;
      return;
    }
    Integer known = poolsByMaximum.get(maxTotal);
    poolsByMaximum.put(maxTotal, known == null ? 1 : known + 1);
  }

  private void count(Join join) {
    held = join.connections();
    if (!join.isWhole()) {
      return;
    }
    Set<String> signatures = new HashSet<>();
    for (RowFacts row : join.ours()) {
      signatures.add(signature(row));
      hosts.add(Join.host(row));
    }
    for (RowFacts row : join.others()) {
      if (signatures.contains(signature(row))) {
        hosts.add(Join.host(row));
        held++;
      } else {
        strangers++;
      }
    }
  }

  private static String signature(RowFacts row) {
    return row.name() + " " + row.user() + " " + row.libName();
  }

  /** Whether there is anything to multiply. */
  boolean isBounded() {
    return unbounded == 0 && !poolsByMaximum.isEmpty();
  }

  long instances() {
    return Math.max(1, hosts.size());
  }

  /** Connections that all instances have now. */
  long held() {
    return held;
  }

  /** The most that all instances may have, beside clients of other kinds. */
  long demand() {
    return instances() * ofOne();
  }

  /** Clients of other kinds. */
  long strangers() {
    return strangers;
  }

  private long ofOne() {
    long sum = 0;
    for (Map.Entry<Integer, Integer> pools : poolsByMaximum.entrySet()) {
      sum += (long) pools.getKey() * pools.getValue();
    }
    return sum;
  }

  /** A maxTotal with which twice the instances use no more than 80 % of the limit. */
  long advisedMaximum() {
    long pools = 0;
    for (int number : poolsByMaximum.values()) {
      pools += number;
    }
    double room = NearLimitDetector.WARNING * server.limit() - strangers;
    return (long) (room / Math.max(1, 2 * instances() * pools));
  }

  /** {@code 3 addresses x 2 pools x max 64 = 384 of 400; a rolling deploy doubles it: 768}. */
  String arithmetic() {
    StringBuilder pools = new StringBuilder();
    for (Map.Entry<Integer, Integer> of : poolsByMaximum.entrySet()) {
      pools.append(pools.length() == 0 ? "" : " + ");
      pools.append(Words.count(of.getValue(), "pool")).append(" x max ").append(of.getKey());
    }
    String perInstance = poolsByMaximum.size() > 1 ? "(" + pools + ")" : pools.toString();
    return (instances() == 1 ? "1 address" : Words.number(instances()) + " addresses")
        + " x "
        + perInstance
        + " = "
        + Words.number(demand())
        + " of "
        + Words.number(server.limit())
        + (strangers == 0 ? "" : ", beside " + Words.count(strangers, "client") + " of other kinds")
        + "; a rolling deployment doubles it: "
        + Words.number(2 * demand())
        + ".";
  }
}
