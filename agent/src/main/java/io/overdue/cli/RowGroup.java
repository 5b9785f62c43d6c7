package io.overdue.cli;

import io.overdue.agent.facts.RowFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Clients of a server that have something in common. */
final class RowGroup {

  private static final Comparator<RowGroup> LARGEST_FIRST =
      new Comparator<RowGroup>() {
        @Override
        public int compare(RowGroup one, RowGroup other) {
          int bySize = Integer.compare(other.size(), one.size());
          return bySize != 0 ? bySize : one.name.compareTo(other.name);
        }
      };

  private final String name;
  private final List<Long> idle = new ArrayList<>();
  private final List<Long> age = new ArrayList<>();
  private int subscribed;
  private int blocked;

  private RowGroup(String name) {
    this.name = name;
  }

  /** Sorts {@code rows} into groups, the largest first. */
  static List<RowGroup> of(List<RowFacts> rows, Trait trait) {
    Map<String, RowGroup> groups = new HashMap<>();
    for (RowFacts row : rows) {
      String name = trait.of(row);
      RowGroup group = groups.get(name);
      if (group == null) {
        group = new RowGroup(name);
        groups.put(name, group);
      }
      group.add(row);
    }
    List<RowGroup> sorted = new ArrayList<>(groups.values());
    for (RowGroup group : sorted) {
      Collections.sort(group.idle);
      Collections.sort(group.age);
    }
    Collections.sort(sorted, LARGEST_FIRST);
    return sorted;
  }

  private void add(RowFacts row) {
    idle.add(row.idleSeconds());
    age.add(row.ageSeconds());
    subscribed += isSubscribed(row) ? 1 : 0;
    blocked += row.flags().indexOf('b') >= 0 ? 1 : 0;
  }

  /** Whether it has subscribed to something; a server leaves out what it does not know. */
  static boolean isSubscribed(RowFacts row) {
    return row.sub() > 0 || row.psub() > 0 || row.ssub() > 0;
  }

  String name() {
    return name;
  }

  int size() {
    return idle.size();
  }

  int subscribed() {
    return subscribed;
  }

  int blocked() {
    return blocked;
  }

  /** Half of the clients are idle for longer; -1 when unknown. */
  long medianIdleSeconds() {
    return idle.get(idle.size() / 2);
  }

  long mostIdleSeconds() {
    return idle.get(idle.size() - 1);
  }

  /** Half of the clients are older; -1 when unknown. */
  long medianAgeSeconds() {
    return age.get(age.size() / 2);
  }

  long mostAgeSeconds() {
    return age.get(age.size() - 1);
  }

  /** What clients may have in common. */
  enum Trait {
    /** The address that the server sees, without the port. */
    ADDRESS {
      @Override
      String of(RowFacts row) {
        int colon = row.addr().lastIndexOf(':');
        return colon <= 0 ? row.addr() : row.addr().substring(0, colon);
      }
    },
    /** What they call themselves, as whom they have logged in, and what they are. */
    NAME {
      @Override
      String of(RowFacts row) {
        StringBuilder name = new StringBuilder(role(row.flags()));
        name.append("name=").append(row.name().isEmpty() ? "-" : row.name());
        if (!row.libName().isEmpty()) {
          name.append(" lib=").append(row.libName()).append(' ').append(row.libVer());
        }
        return name.append(row.user().isEmpty() ? "" : " user=" + row.user()).toString();
      }
    };

    abstract String of(RowFacts row);

    private static String role(String flags) {
      if (flags.indexOf('S') >= 0) {
        return "(replica) ";
      }
      if (flags.indexOf('M') >= 0) {
        return "(link to its master) ";
      }
      return flags.indexOf('O') >= 0 ? "(MONITOR) " : "";
    }
  }
}
