package io.overdue.agent.report;

import io.overdue.agent.facts.PoolFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is to be said of connections and loans that are older than the agent. */
final class HistoryWords {

  private HistoryWords() {}

  /** A sentence for each server and each pool; none when the agent was there first. */
  static List<String> of(Report report) {
    List<String> sentences = new ArrayList<>();
    for (Map.Entry<String, Integer> server : report.ledger().history().connections().entrySet()) {
      sentences.add(
          count(server.getValue(), "connection")
              + " to "
              + server.getKey()
              + form(server.getValue(), " is", " are")
              + " older than the agent: nobody can say where "
              + form(server.getValue(), "it was", "they were")
              + " opened.");
    }
    for (PoolFacts pool : report.ledger().pools()) {
      if (pool.counts().beforeOurTime() > 0) {
        sentences.add(pool(pool, report));
      }
    }
    return sentences;
  }

  private static String pool(PoolFacts pool, Report report) {
    int before = pool.counts().beforeOurTime();
    Long since = report.ledger().history().lentSince(pool.id());
    return count(before, "connection")
        + " of pool "
        + pool.name()
        + form(before, " was", " were")
        + " lent before the agent came and"
        + form(before, " is", " are")
        + " still out"
        + (since == null
            ? ""
            : "; the pool has not seen the one that is out for longest since " + Dates.iso(since))
        + ". Nobody can say where "
        + form(before, "it was", "they were")
        + " taken, nor whether on purpose.";
  }

  private static String count(int number, String one) {
    return String.format(Locale.ROOT, "%,d %s%s", number, one, number == 1 ? "" : "s");
  }

  private static String form(int number, String one, String more) {
    return number == 1 ? one : more;
  }
}
