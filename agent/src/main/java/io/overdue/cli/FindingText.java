package io.overdue.cli;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One finding of a report, as people read it. */
final class FindingText {

  private final JsonObject finding;

  FindingText(JsonObject finding) {
    this.finding = finding;
  }

  String id() {
    return finding.getString("id");
  }

  /** Whether it is open and above {@code info}. */
  boolean isAlarm() {
    return "open".equals(finding.getString("status"))
        && !"info".equals(finding.getString("severity"));
  }

  /** Whether it is of that id, or about a line whose frame contains {@code text}. */
  boolean isAbout(String text) {
    return id().equals(text)
        || place().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  /** The line, or the server; empty when it is about neither. */
  String place() {
    return finding.getString("site", finding.getString("server", ""));
  }

  String title() {
    String word = finding.getString("verdict");
    return String.format(
        Locale.ROOT,
        "%s %s%s%s%s",
        (word == null ? finding.getString("severity") : word).toUpperCase(Locale.ROOT),
        finding.getString("kind"),
        place().isEmpty() ? "" : " at " + place(),
        finding.getLong("count") > 0 ? " (" + finding.getLong("count") + ")" : "",
        "open".equals(finding.getString("status")) ? "" : ", cleared");
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title());
    add(lines, "  ", "evidence");
    lines.add("  Fix:   " + finding.getString("fix"));
    add(lines, "  Check: ", "check");
    lines.add("  (finding " + id() + ")");
    return lines;
  }

  private void add(List<String> lines, String indent, String key) {
    JsonArray sentences = finding.getArray(key, new JsonArray());
    for (int i = 0; i < sentences.size(); i++) {
      lines.add(indent + sentences.getString(i));
    }
  }
}
