package io.overdue.cli;

import io.overdue.agent.diagnose.Assessment;
import io.overdue.agent.diagnose.Diagnostics;
import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.ClientFacts;
import io.overdue.agent.facts.HistoryFacts;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.MachineFacts;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.ServerSample;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.Diagnosis;
import io.overdue.agent.findings.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What was seen of one server, as people read it. */
final class CheckText {

  private static final long SECOND_NANOS = 1_000_000_000L;

  private static final int MOST_GROUPS = 10;
  private static final double NANOS = 1e9;

  private final ServerFacts server;
  private final StringBuilder text = new StringBuilder();

  private CheckText(ServerFacts server) {
    this.server = server;
  }

  /**
   * @param place the server without its login
   */
  static String of(String place, ServerFacts server) {
    CheckText check = new CheckText(server);
    check.line("%s", place);
    check.text.append('\n');
    check.numbers();
    check.between();
    check.holders();
    check.diagnosis();
    check.unseen();
    return check.text.toString();
  }

  private void numbers() {
    fact(
        "server",
        "%s %s, %s%s, up %s",
        server.product(),
        server.version(),
        server.mode(),
        server.role().isEmpty() ? "" : ", " + server.role(),
        span(server.uptimeSeconds()));
    fact("clients", "%s", clients());
    fact(
        "",
        "%s connected, %s replicas, %s cluster links; not counting this command",
        told(server.connected() < 0 ? -1 : server.connected() - server.own()),
        told(server.replicas()),
        told(server.clusterLinks()));
    fact("", "%s blocked, %s subscribed", told(server.blocked()), told(subscribed()));
    fact("rejected", "%s since it began to count", told(server.rejected()));
    fact(
        "timeout",
        "%s%s",
        server.timeoutSeconds() < 0 ? "not told" : server.timeoutSeconds() + " s",
        server.timeoutSeconds() == 0 ? ": idle clients are never closed" : "");
    fact(
        "tcp-keepalive",
        "%s%s",
        server.tcpKeepaliveSeconds() < 0 ? "not told" : server.tcpKeepaliveSeconds() + " s",
        server.tcpKeepaliveSeconds() == 0 ? ": clients whose host has vanished stay" : "");
    if (server.descriptors().isKnown()) {
      fact("open files", "limit %s, hard %s", soft(), hard());
    }
  }

  private String clients() {
    String used = told(server.used()) + " used";
    if (server.limit() < 0) {
      return used + ", limit not told";
    }
    return String.format(
        Locale.ROOT,
        "%s of %,d (%.0f %%), limit by %s",
        used,
        server.limit(),
        100 * server.share(),
        server.limitFrom());
  }

  /** As the server counts them, or as they are listed. */
  private long subscribed() {
    if (server.pubsubClients() >= 0 || server.listing() != Listing.ALL) {
      return server.pubsubClients();
    }
    long subscribed = 0;
    for (RowFacts row : server.rows()) {
      subscribed += RowGroup.isSubscribed(row) ? 1 : 0;
    }
    return subscribed;
  }

  private String soft() {
    return limit(server.descriptors().soft());
  }

  private String hard() {
    return limit(server.descriptors().hard());
  }

  private static String limit(long descriptors) {
    return descriptors == Long.MAX_VALUE ? "unlimited" : told(descriptors);
  }

  private void between() {
    if (server.answer() != Answer.OK) {
      fact("second look", "%s", server.reason());
      return;
    }
    if (server.samples().size() < 2) {
      return;
    }
    ServerSample first = server.samples().get(0);
    ServerSample last = server.samples().get(server.samples().size() - 1);
    if (!first.runId().equals(last.runId()) || last.received() < first.received()) {
      fact("between", "it was restarted, or its counters were");
      return;
    }
    double seconds = (last.nanos() - first.nanos()) / NANOS;
    long opened = last.received() - first.received();
    long closed = opened - (last.used() - first.used());
    fact(
        "between",
        "in %.1f s %,d opened (%.1f/s), %,d closed (%.1f/s), %,d rejected",
        seconds,
        opened,
        opened / seconds,
        Math.max(0, closed),
        Math.max(0, closed) / seconds,
        last.rejected() - first.rejected());
  }

  private void holders() {
    if (server.listing() == Listing.NONE || server.rows().isEmpty()) {
      return;
    }
    groups("address", RowGroup.Trait.ADDRESS);
    groups("name", RowGroup.Trait.NAME);
  }

  private void groups(String by, RowGroup.Trait trait) {
    List<RowGroup> groups = RowGroup.of(server.rows(), trait);
    text.append('\n');
    line(
        "%9s %8s %8s %8s %8s %11s %8s  by %s",
        "clients", "idle p50", "max", "age p50", "max", "subscribed", "blocked", by);
    for (RowGroup group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
      line(
          "%,9d %8s %8s %8s %8s %,11d %,8d  %s",
          group.size(),
          span(group.medianIdleSeconds()),
          span(group.mostIdleSeconds()),
          span(group.medianAgeSeconds()),
          span(group.mostAgeSeconds()),
          group.subscribed(),
          group.blocked(),
          group.name());
    }
    if (groups.size() > MOST_GROUPS) {
      line("%9s and %,d more", "", groups.size() - MOST_GROUPS);
    }
  }

  /** What all of this means, as far as two looks without any process's books can tell. */
  private void diagnosis() {
    Assessment assessment =
        new Diagnostics().examine(situation(), Collections.<Finding>emptyList());
    for (Finding finding : assessment.findings()) {
      line("");
      line("%s %s", finding.severity().slug().toUpperCase(Locale.ROOT), finding.kind().slug());
      lines("  ", finding.evidence());
      line("  Fix:   %s", finding.fix());
    }
    for (Diagnosis diagnosis : assessment.diagnoses()) {
      for (Cause cause : diagnosis.causes()) {
        line("");
        line("Possible cause: %s (%d %%)", cause.kind().slug(), cause.score());
        lines("  for      ", cause.supports());
        lines("  against  ", cause.opposes());
        lines("  ", cause.relief());
      }
    }
  }

  private Situation situation() {
    LedgerFacts noBooks =
        new LedgerFacts(
            1,
            server.askedAtNanos(),
            SECOND_NANOS,
            Collections.<SiteFacts>emptyList(),
            Collections.<PoolFacts>emptyList(),
            Collections.<ClientFacts>emptyList(),
            Collections.<SocketFacts>emptyList(),
            HistoryFacts.NONE,
            Collections.<String, String>emptyMap(),
            0,
            0);
    return new Situation(noBooks, Collections.singletonList(server), new MachineFacts(-1, -1));
  }

  private void lines(String indent, List<String> sentences) {
    for (String sentence : sentences) {
      line("%s%s", indent, sentence);
    }
  }

  private void unseen() {
    text.append("\nNot seen from here\n");
    for (String sentence : unseenThings()) {
      line("  - %s", sentence);
    }
  }

  private List<String> unseenThings() {
    List<String> unseen = new ArrayList<>();
    if (server.listing() == Listing.NONE) {
      unseen.add(
          "Who holds the connections: "
              + (server.listingReason().isEmpty()
                  ? "the list of clients did not come"
                  : server.listingReason())
              + (server.listingReason().contains("too long") ? " (--rows N allows more)" : ""));
    }
    if (!server.configReason().isEmpty()) {
      unseen.add("timeout and tcp-keepalive: " + server.configReason());
    }
    if (server.limit() < 0) {
      unseen.add("The limit: INFO tells it from Redis 6.2 on, before that only CONFIG does");
    }
    if (!server.descriptors().isKnown()) {
      unseen.add("The limit on its open files: " + server.descriptors().reason());
    }
    if (server.mode().equals("cluster")) {
      unseen.add("The other nodes of the cluster: limits are per node, look at each");
    }
    unseen.add(
        "Who is behind an address: a NAT, a proxy or a load balancer shows as one client host");
    unseen.add(
        "Which line of code holds a connection: attach the agent to the JVM at that address");
    return unseen;
  }

  private void fact(String name, String format, Object... values) {
    text.append(String.format(Locale.ROOT, "%-14s", name));
    line(format, values);
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String told(long number) {
    return number < 0 ? "?" : String.format(Locale.ROOT, "%,d", number);
  }

  /** Seconds in the unit that people would use. */
  static String span(long seconds) {
    if (seconds < 0) {
      return "?";
    }
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 2 * 3600) {
      return seconds / 60 + " min";
    }
    return seconds < 2 * 86_400 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }
}
