package io.overdue.agent.probe;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.support.Addresses;
import io.overdue.agent.support.Printable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The reply to CLIENT LIST, row by row. */
final class ClientList {

  private static final int MOST_ROWS = 20_000;
  private static final int MOST_FIELDS = 100;

  private static final Comparator<RowFacts> BY_ID =
      new Comparator<RowFacts>() {
        @Override
        public int compare(RowFacts one, RowFacts other) {
          return Long.compare(one.id(), other.id());
        }
      };

  private ClientList() {}

  /** The rows in the order of their ids; what has no id is no row. */
  static List<RowFacts> parse(String text) {
    List<RowFacts> rows = new ArrayList<>();
    int from = 0;
    while (from < text.length() && rows.size() < MOST_ROWS) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      Map<String, String> fields = fields(text.substring(from, end));
      if (number(fields, "id") >= 0) {
        rows.add(row(fields));
      }
      from = end + 1;
    }
    Collections.sort(rows, BY_ID);
    return rows;
  }

  private static Map<String, String> fields(String row) {
    Map<String, String> fields = new HashMap<>();
    for (String field : row.split(" ", MOST_FIELDS)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals), field.substring(equals + 1));
      }
    }
    return fields;
  }

  private static RowFacts row(Map<String, String> fields) {
    return RowFacts.of(number(fields, "id"))
        .addr(Addresses.normal(text(fields, "addr")))
        .laddr(Addresses.normal(text(fields, "laddr")))
        .name(text(fields, "name"))
        .ageSeconds(number(fields, "age"))
        .idleSeconds(number(fields, "idle"))
        .flags(text(fields, "flags"))
        .db(number(fields, "db"))
        .sub(number(fields, "sub"))
        .psub(number(fields, "psub"))
        .ssub(number(fields, "ssub"))
        .multi(number(fields, "multi"))
        .cmd(text(fields, "cmd"))
        .user(text(fields, "user"))
        .libName(text(fields, "lib-name"))
        .libVer(text(fields, "lib-ver"))
        .totCmds(number(fields, "tot-cmds"))
        .resp(number(fields, "resp"))
        .build();
  }

  private static String text(Map<String, String> fields, String key) {
    String value = fields.get(key);
    return value == null ? "" : Printable.of(value);
  }

  private static long number(Map<String, String> fields, String key) {
    return Numbers.parse(fields.get(key));
  }
}
