package io.overdue.agent.report;

import io.overdue.agent.facts.ClientFacts;
import io.overdue.agent.facts.Distribution;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.facts.SiteName;
import io.overdue.agent.facts.SocketFacts;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.Diagnosis;
import io.overdue.agent.findings.Entry;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.LibraryFault;
import io.overdue.agent.support.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The report as JSON, version 1; {@code docs/report.md} tells the fields. */
public final class JsonForm {

  private static final int VERSION = 1;
  private static final int MOST_NAMES = 20;
  private static final int MOST_CONNECTIONS = 500;

  private JsonForm() {}

  /** One document. */
  public static String report(Report report) {
    Json json = new Json().object().field("report", VERSION);
    json.field("at", Dates.iso(report.epochMillis()));
    agent(json, report);
    jvm(json, report);
    json.array("sites");
    for (SiteFacts site : report.ledger().sites()) {
      site(json, site);
    }
    json.endArray().array("pools");
    for (PoolFacts pool : report.ledger().pools()) {
      pool(json, pool, report);
    }
    json.endArray().array("clients");
    for (ClientFacts client : report.ledger().clients()) {
      client(json, client);
    }
    json.endArray().array("connections");
    List<SocketFacts> sockets = report.ledger().sockets();
    for (SocketFacts socket : sockets.subList(0, Math.min(MOST_CONNECTIONS, sockets.size()))) {
      connection(json, socket);
    }
    json.endArray().array("servers");
    for (ServerFacts server : report.servers()) {
      server(json, server, report);
    }
    json.endArray().field("history", HistoryWords.of(report)).array("findings");
    for (Entry entry : report.findings()) {
      finding(json.object(), entry).endObject();
    }
    return json.endArray().endObject().toString();
  }

  private static void agent(Json json, Report report) {
    json.object("agent")
        .field("version", report.agent().version())
        .field("mode", report.agent().mode())
        .field("since", Dates.iso(report.agent().sinceMillis()))
        .field("sweeps", report.ledger().sweep())
        .field("intervalMillis", report.ledger().intervalNanos() / 1_000_000)
        .field("mishaps", report.agent().mishaps())
        .field("lastMishap", report.agent().lastMishap())
        .field("silenced", report.agent().isSilenced())
        .field("dropped", report.ledger().dropped())
        .field("classesWoven", report.agent().classesWoven())
        .object("watched")
        .field("methods", report.agent().watched().methods())
        .field("leftOut", report.agent().watched().leftOut().size())
        .field("leftOutFirst", first(report.agent().watched().leftOut()))
        .field("retransformations", report.agent().watched().woven())
        .field("millis", report.agent().watched().nanos() / 1_000_000)
        .endObject()
        .object("marks")
        .field("calls", report.agent().marks().calls())
        .field("walks", report.agent().marks().walks())
        .field("checks", report.agent().marks().checks())
        .field("wrong", report.agent().marks().wrong())
        .endObject()
        .field("selfNanosPerLoan", report.agent().cost().nanosPerLoan())
        .field("cpuMillis", report.agent().cost().cpuMillis())
        .endObject();
  }

  private static List<String> first(Set<String> all) {
    List<String> first = new ArrayList<>(all);
    return first.subList(0, Math.min(MOST_NAMES, first.size()));
  }

  private static void jvm(Json json, Report report) {
    json.object("jvm")
        .field("pid", report.jvm().pid())
        .field("java", report.jvm().java())
        .field("fdsOpen", report.jvm().fdsOpen())
        .field("fdsMax", report.jvm().fdsMax())
        .endObject();
  }

  private static void site(Json json, SiteFacts site) {
    json.object()
        .field("frame", site.name().frame())
        .field("via", site.name().via())
        .field("role", site.role().name().toLowerCase(Locale.ROOT))
        .field("maker", site.name().maker().name().toLowerCase(Locale.ROOT))
        .field("library", site.name().library())
        .field("through", site.name().through())
        .field("entry", site.entry())
        .field("opened", site.counts().opened())
        .field("returned", site.counts().returned())
        .field("out", site.counts().out())
        .field("exitedByException", site.exits().exited())
        .field("reclaimed", site.counts().reclaimed())
        .field("lost", site.counts().lost())
        .field("refused", site.counts().refused());
    switch (site.role()) {
      case BORROW:
        distribution(json, "held", site.held());
        distribution(json, "waited", site.waited());
        break;
      default:
        distribution(json, "lifetime", site.held());
        break;
    }
    json.endObject();
  }

  private static void distribution(Json json, String key, Distribution values) {
    json.object(key)
        .field("count", values.count())
        .field("p50", values.at(50))
        .field("p90", values.at(90))
        .field("p99", values.at(99))
        .field("p999", values.at(99.9))
        .field("max", values.max())
        .endObject();
  }

  private static void pool(Json json, PoolFacts pool, Report report) {
    Long since = report.ledger().history().lentSince(pool.id());
    json.object()
        .field("name", pool.name())
        .field("type", pool.type())
        .field("server", pool.server())
        .field("active", pool.counts().active())
        .field("idle", pool.counts().idle())
        .field("maxTotal", pool.counts().maxTotal())
        .field("waiters", pool.counts().waiters())
        .field("refused", pool.counts().refused())
        .field("beforeOurTime", pool.counts().beforeOurTime())
        .field("beforeOurTimeSince", since == null ? null : Dates.iso(since))
        .field("closed", pool.isClosed())
        .field("createdAt", frame(pool.createdAt()))
        .endObject();
  }

  private static void connection(Json json, SocketFacts socket) {
    json.object()
        .field("local", socket.local())
        .field("server", socket.server())
        .field("connectedAt", frame(socket.connectedAt()))
        .field("ageSeconds", socket.ageNanos() / 1_000_000_000L)
        .field("lent", socket.isLent())
        .endObject();
  }

  private static void client(Json json, ClientFacts client) {
    json.object()
        .field("type", client.type())
        .field("createdAt", frame(client.createdAt()))
        .field("alive", client.alive())
        .field("created", client.created())
        .field("closed", client.closed())
        .endObject();
  }

  /** What is not known is null. */
  private static void server(Json json, ServerFacts server, Report report) {
    json.object()
        .field("address", server.address())
        .field("product", orNull(server.product()))
        .field("version", orNull(server.version()))
        .field("mode", orNull(server.mode()))
        .field("role", orNull(server.role()))
        .known("connected", server.connected())
        .known("used", server.used())
        .known("limit", server.limit())
        .field("limitFrom", orNull(server.limitFrom()))
        .known("rejectedSinceStart", server.rejected())
        .known("timeoutSeconds", server.timeoutSeconds())
        .known("tcpKeepaliveSeconds", server.tcpKeepaliveSeconds())
        .field("ours", report.connectionsTo(server.address()))
        .field("beforeOurTime", report.connectionsBefore(server.address()));
    forecast(json, report.diagnosisOf(server.address()));
    json.field("rows", server.listing().name().toLowerCase(Locale.ROOT))
        .field("rowsReason", orNull(server.listingReason()))
        .field("kept", server.isKept())
        .field("answer", server.answer().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .field("probe", server.reason().isEmpty() ? "ok" : server.reason());
    causes(json, report.diagnosisOf(server.address()));
    json.endObject();
  }

  private static void forecast(Json json, Diagnosis diagnosis) {
    boolean known = diagnosis != null && diagnosis.hasForecast();
    json.decimal("slope", known ? diagnosis.slopePerSecond() : Double.NaN)
        .known("fullInSeconds", known ? diagnosis.nanosUntilFull() / 1_000_000_000L : -1);
  }

  private static void causes(Json json, Diagnosis diagnosis) {
    json.array("diagnosis");
    if (diagnosis != null) {
      for (Cause cause : diagnosis.causes()) {
        json.object()
            .field("cause", cause.kind().slug())
            .field("score", cause.score())
            .field("for", cause.supports())
            .field("against", cause.opposes())
            .field("relief", cause.relief())
            .endObject();
      }
    }
    json.endArray();
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static Json finding(Json json, Entry entry) {
    Finding finding = entry.finding();
    json.field("id", entry.id())
        .field("kind", finding.kind().slug())
        .field("verdict", entry.verdict() == null ? null : entry.verdict().slug())
        .field("severity", finding.severity().slug())
        .field("owner", finding.owner().slug());
    library(json, finding.library());
    return json.field("site", frame(finding.site()))
        .field("via", via(finding.site()))
        .field("server", finding.server())
        .field("count", finding.count())
        .field("firstSeen", Dates.iso(entry.firstSeen()))
        .field("lastSeen", Dates.iso(entry.lastSeen()))
        .field("status", entry.isOpen() ? "open" : "cleared")
        .field("evidence", finding.evidence())
        .field("fix", finding.fix())
        .field("check", finding.check());
  }

  /** Only where a library is at fault. */
  private static void library(Json json, LibraryFault fault) {
    if (fault != null) {
      json.object("library")
          .field("name", fault.name())
          .field("version", fault.version())
          .field("fixedIn", fault.fixedIn())
          .field("source", fault.source())
          .endObject();
    }
  }

  /** A finding as one document, for a log of lines. */
  public static String line(String event, Entry entry, long epochMillis) {
    Json json = new Json().object().field("at", Dates.iso(epochMillis)).field("event", event);
    return finding(json, entry).endObject().toString();
  }

  private static List<String> via(SiteName site) {
    return site == null ? Collections.<String>emptyList() : site.via();
  }

  private static String frame(SiteName site) {
    return site == null ? null : site.frame();
  }
}
