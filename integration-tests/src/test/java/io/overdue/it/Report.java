package io.overdue.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The JSON report as tests ask it. */
record Report(JsonNode json) {

  static final Report NONE = new Report(MissingNode.getInstance());

  /** Everything found, open or cleared. */
  List<Finding> findings() {
    return elements("findings")
        .map(
            node ->
                new Finding(
                    node.path("kind").asText(),
                    node.path("verdict").asText(),
                    node.path("severity").asText(),
                    node.path("site").asText(),
                    node.path("status").asText(),
                    node))
        .toList();
  }

  /** What would wake somebody: findings above {@code info}. */
  List<Finding> alarms() {
    return findings().stream().filter(finding -> !finding.severity().equals("info")).toList();
  }

  /** Our ends of the open connections, in order. */
  List<String> sockets() {
    return elements("connections").map(open -> open.path("local").asText()).sorted().toList();
  }

  /** The site of {@code role} at {@code frame}; missing when there is none. */
  JsonNode site(String role, String frame) {
    return elements("sites")
        .filter(site -> site.path("role").asText().equals(role))
        .filter(site -> site.path("frame").asText().equals(frame))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  long sweeps() {
    return json.path("agent").path("sweeps").asLong();
  }

  Stream<JsonNode> elements(String array) {
    return StreamSupport.stream(json.path(array).spliterator(), false);
  }

  /** A finding; two are equal when all of their JSON is. */
  record Finding(
      String kind, String verdict, String severity, String site, String status, JsonNode json) {

    boolean is(String expectedKind, String frame) {
      return kind.equals(expectedKind) && site.equals(frame);
    }

    @Override
    public String toString() {
      return verdict + " " + kind + " (" + severity + ", " + status + ") at " + site;
    }
  }
}
