package io.overdue.agent.probe;

import io.overdue.agent.support.Printable;
import java.util.HashMap;
import java.util.Map;

/** The reply to INFO, field by field. */
final class Info {

  private static final int MOST_FIELDS = 1000;

  private final Map<String, String> fields = new HashMap<>();

  private Info() {}

  static Info parse(String text) {
    Info info = new Info();
    for (String line : text.split("\r?\n")) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.charAt(0) != '#' && info.fields.size() < MOST_FIELDS) {
        info.fields.put(line.substring(0, colon), Printable.of(line.substring(colon + 1)));
      }
    }
    return info;
  }

  /** Whether it can be from a Redis server at all. */
  boolean isOne() {
    return fields.containsKey("redis_version") || fields.containsKey("connected_clients");
  }

  /** Empty when the field is missing. */
  String text(String field) {
    String value = fields.get(field);
    return value == null ? "" : value;
  }

  /** -1 when the field is missing or no number. */
  long number(String field) {
    return Numbers.parse(text(field));
  }
}
