package io.overdue.agent.diagnose;

import io.overdue.agent.facts.RowFacts;
import io.overdue.agent.findings.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Clients of a server that come from one address under one name: most likely one process. */
final class Crowd {

  private static final Comparator<Crowd> LARGEST_FIRST =
      new Comparator<Crowd>() {
        @Override
        public int compare(Crowd one, Crowd other) {
          return Integer.compare(other.size(), one.size());
        }
      };

  private final String host;
  private final String name;
  private final List<RowFacts> rows = new ArrayList<>();

  private Crowd(String host, String name) {
    this.host = host;
    this.name = name;
  }

  /** The largest first. */
  static List<Crowd> of(List<RowFacts> rows) {
    Map<String, Crowd> crowds = new LinkedHashMap<>();
    for (RowFacts row : rows) {
      String key = Join.host(row) + " " + name(row);
      Crowd crowd = crowds.get(key);
      if (crowd == null) {
        crowd = new Crowd(Join.host(row), name(row));
        crowds.put(key, crowd);
      }
      crowd.rows.add(row);
    }
    List<Crowd> sorted = new ArrayList<>(crowds.values());
    Collections.sort(sorted, LARGEST_FIRST);
    return sorted;
  }

  /** What a client calls itself, or what its library does. */
  private static String name(RowFacts row) {
    return row.name().isEmpty() ? row.libName() : row.name();
  }

  /** {@code 10.0.0.7 (orders)}. */
  String title() {
    return name.isEmpty() ? host : host + " (" + name + ")";
  }

  String host() {
    return host;
  }

  String name() {
    return name;
  }

  int size() {
    return rows.size();
  }

  List<RowFacts> rows() {
    return rows;
  }

  /** Those in which nothing has moved for {@code seconds}, and that wait for nothing. */
  List<RowFacts> idle(long seconds) {
    List<RowFacts> idle = new ArrayList<>();
    for (RowFacts row : rows) {
      if (isIdle(row, seconds)) {
        idle.add(row);
      }
    }
    return idle;
  }

  /** Subscribers, blocked clients and monitors wait: that is their work. */
  static boolean isIdle(RowFacts row, long seconds) {
    boolean waits =
        row.flags().indexOf('P') >= 0
            || row.flags().indexOf('b') >= 0
            || row.flags().indexOf('O') >= 0;
    return !waits && row.idleSeconds() >= seconds;
  }

  /** {@code 10.0.0.7 (orders) has 120}. */
  String sentence() {
    return title() + " has " + Words.number(size());
  }
}
