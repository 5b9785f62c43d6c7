package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that look like ours and that no connection of this process belongs to, more and more.
 *
 * <p>Another process at the same address looks just so. Nothing in the facts excludes one: so this
 * is never more than worth knowing.
 */
final class ZombieExaminer implements Examiner {

  private static final int LEAST_LISTINGS = 3;
  private static final int MOST_ROWS = 5_000;

  private final Map<Long, Integer> seen = new HashMap<>();
  private final Rise rise = new Rise();
  private long listedAt;
  private List<RowFacts> zombies = new ArrayList<>();

  @Override
  public List<Finding> examine(Case about) {
    if (!about.join().isWhole() || about.join().ours().isEmpty()) {
      return Collections.emptyList();
    }
    if (about.server().rowsAtNanos() != listedAt) {
      listedAt = about.server().rowsAtNanos();
      zombies = observe(alike(about));
      rise.observe(zombies.size());
    }
    return zombies.isEmpty() || !rise.isSteady()
        ? Collections.<Finding>emptyList()
        : Collections.singletonList(finding(about));
  }

  /** Rows with an address and a name of ours, without a connection of ours. */
  private static List<RowFacts> alike(Case about) {
    Set<String> ours = new HashSet<>();
    for (RowFacts row : about.join().ours()) {
      ours.add(signature(row));
    }
    Set<String> locals = new HashSet<>();
    for (SocketFacts socket : about.ledger().sockets()) {
      locals.add(socket.local());
    }
    List<RowFacts> alike = new ArrayList<>();
    for (RowFacts row : about.join().others()) {
      boolean isAlike = ours.contains(signature(row)) && !locals.contains(row.addr());
      if (isAlike && alike.size() < MOST_ROWS) {
        alike.add(row);
      }
    }
    return alike;
  }

  private static String signature(RowFacts row) {
    return Join.host(row) + " " + row.name() + " " + row.user() + " " + row.libName();
  }

  /** Those of {@code alike} that several listings in a row have shown. */
  private List<RowFacts> observe(List<RowFacts> alike) {
    Set<Long> ids = new HashSet<>();
    List<RowFacts> lasting = new ArrayList<>();
    for (RowFacts row : alike) {
      ids.add(row.id());
      Integer times = seen.get(row.id());
      seen.put(row.id(), times == null ? 1 : times + 1);
      if (seen.get(row.id()) >= LEAST_LISTINGS) {
        lasting.add(row);
      }
    }
    seen.keySet().retainAll(ids);
    return lasting;
  }

  private Finding finding(Case about) {
    return Finding.of(Kind.SERVER_ZOMBIES, about.server().address())
        .severity(Severity.INFO)
        .count(zombies.size())
        .evidence(
            "It lists "
                + Words.count(zombies.size(), "client")
                + " with an address, name and user of this process, without such a connection here,"
                + " in "
                + LEAST_LISTINGS
                + " listings or more; the number only rises.")
        .evidence("Another process at the same address looks just like that.")
        .fix(
            "If no other process at this address uses the server, these are connections whose end"
                + " here is gone: set tcp-keepalive on the server, and kill them by id.")
        .check(Release.of(about.server()).list(zombies))
        .build();
  }
}
