package io.overdue.agent.diagnose;

import io.overdue.agent.facts.Condition;
import io.overdue.agent.facts.Distribution;
import io.overdue.agent.facts.ExitCounts;
import io.overdue.agent.facts.HistoryFacts;
import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.MachineFacts;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Outstanding;
import io.overdue.agent.facts.PoolCounts;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.PoolTraffic;
import io.overdue.agent.facts.Related;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.SiteCounts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.facts.SiteName;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.findings.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A made-up process at {@code 10.0.0.1} and its server, told sweep by sweep. */
final class Scene {

  static final String ADDRESS = Course.ADDRESS;
  static final String HERE = "10.0.0.1";
  static final long SECOND = Course.SECOND;

  private final List<SocketFacts> sockets = new ArrayList<>();
  private final List<SiteFacts> sites = new ArrayList<>();
  private final List<PoolFacts> pools = new ArrayList<>();
  private MachineFacts machine = new MachineFacts(100, 1_000_000);
  private long sweep;

  /** {@code number} connections of this process from port {@code from} on, ten minutes old. */
  Scene connected(int from, int number) {
    return connected(from, number, "load");
  }

  Scene connected(int from, int number, String method) {
    for (int i = 0; i < number; i++) {
      sockets.add(new SocketFacts(local(from + i), ADDRESS, -1, site(method), 600 * SECOND, false));
    }
    return this;
  }

  /** The same, each of which knows its client id, from {@code firstId} on. */
  Scene told(int from, int number, int firstId) {
    for (int i = 0; i < number; i++) {
      sockets.add(
          new SocketFacts(
              local(from + i), ADDRESS, firstId + i, site("load"), 600 * SECOND, false));
    }
    return this;
  }

  Scene disconnected(int number) {
    sockets.subList(0, number).clear();
    return this;
  }

  /** A pool to the server, of which {@code active} are lent and {@code idle} are not. */
  Scene pool(int active, int idle, int maxTotal) {
    pools.add(
        new PoolFacts(
            pools.size() + 1,
            "JedisPool",
            ADDRESS,
            "db 0",
            site("<init>"),
            Maker.APPLICATION,
            null,
            600 * SECOND,
            false,
            new PoolCounts(active, idle, maxTotal, 0, active, 0, 0),
            PoolTraffic.NONE));
    return this;
  }

  /** A line that holds the connections from port {@code from} on. */
  Scene lent(int from, int number) {
    List<Outstanding> loans = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      loans.add(
          new Outstanding(
              i,
              600 * SECOND,
              1,
              Holder.KEPT,
              "http-1",
              null,
              null,
              true,
              Condition.USUAL,
              local(from + i)));
    }
    sites.add(
        new SiteFacts(
            1,
            site("load"),
            new SiteCounts(number, 0, 0, 0, 0),
            ExitCounts.NONE,
            Related.NEVER,
            Related.NEVER,
            null,
            Distribution.NONE,
            Distribution.NONE,
            loans));
    return this;
  }

  Scene files(long open, long max) {
    machine = new MachineFacts(open, max);
    return this;
  }

  /** A sweep later. */
  Situation sweep(ServerFacts... servers) {
    sweep++;
    return new Situation(
        new LedgerFacts(
            sweep,
            sweep * SECOND,
            SECOND,
            List.copyOf(sites),
            List.copyOf(pools),
            List.of(),
            List.copyOf(sockets),
            HistoryFacts.NONE,
            Map.of(),
            12,
            0),
        List.of(servers),
        machine);
  }

  static SiteName site(String method) {
    return new SiteName(
        Role.CONNECT,
        Maker.APPLICATION,
        new StackTraceElement("com.acme.OrderCache", method, "OrderCache.java", 88),
        List.of(),
        true,
        "redis.clients.jedis.Jedis.<init>");
  }

  static String local(int port) {
    return HERE + ":" + port;
  }

  /** Rows of idle clients at {@code ip}, from id and port {@code from} on. */
  static List<RowFacts> rows(String ip, int from, int number, long idleSeconds) {
    List<RowFacts> rows = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      rows.add(row(ip, from + i, idleSeconds).build());
    }
    return rows;
  }

  static RowFacts.Builder row(String ip, int port, long idleSeconds) {
    return RowFacts.of(port)
        .addr(ip + ":" + port)
        .laddr("10.0.0.9:6379")
        .ageSeconds(Math.max(600, idleSeconds))
        .idleSeconds(idleSeconds)
        .flags("N")
        .sub(0)
        .psub(0)
        .ssub(0)
        .multi(-1)
        .cmd("get")
        .user("default")
        .libName("jedis");
  }

  @SafeVarargs
  static List<RowFacts> all(List<RowFacts>... parts) {
    List<RowFacts> rows = new ArrayList<>();
    for (List<RowFacts> part : parts) {
      rows.addAll(part);
    }
    return rows;
  }

  static String text(Finding finding) {
    return String.join("\n", finding.evidence());
  }
}
