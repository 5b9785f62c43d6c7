package io.overdue.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The report of a JVM, read from its JSON. */
final class ReportView {

  private final JsonObject report;

  private ReportView(JsonObject report) {
    this.report = report;
  }

  static ReportView of(String json) throws Refused {
    try {
      return new ReportView(JsonParser.object().from(json));
    } catch (JsonParserException broken) {
      throw new Refused("The report cannot be read: " + broken.getMessage());
    }
  }

  String head() {
    JsonObject agent = report.getObject("agent");
    JsonObject jvm = report.getObject("jvm");
    return String.format(
        Locale.ROOT,
        "Overdue %s in process %d (Java %s), look %,d, every %.0f s",
        agent.getString("version"),
        jvm.getLong("pid"),
        jvm.getString("java"),
        agent.getLong("sweeps"),
        agent.getLong("intervalMillis") / 1000.0);
  }

  long sweeps() {
    return report.getObject("agent").getLong("sweeps");
  }

  /** Those that hold most first. */
  List<SiteText> sites() {
    List<SiteText> sites = new ArrayList<>();
    for (JsonObject site : objects("sites")) {
      sites.add(new SiteText(site));
    }
    Collections.sort(
        sites, Comparator.comparingLong(SiteText::out).reversed().thenComparing(SiteText::frame));
    return sites;
  }

  /** The open findings above {@code info}, the gravest first. */
  List<FindingText> alarms() {
    List<FindingText> alarms = new ArrayList<>();
    for (FindingText finding : findings()) {
      if (finding.isAlarm()) {
        alarms.add(finding);
      }
    }
    return alarms;
  }

  List<FindingText> findings() {
    List<FindingText> findings = new ArrayList<>();
    for (JsonObject finding : objects("findings")) {
      findings.add(new FindingText(finding));
    }
    return findings;
  }

  private List<JsonObject> objects(String key) {
    List<JsonObject> objects = new ArrayList<>();
    JsonArray array = report.getArray(key, new JsonArray());
    for (int i = 0; i < array.size(); i++) {
      objects.add(array.getObject(i));
    }
    return objects;
  }
}
