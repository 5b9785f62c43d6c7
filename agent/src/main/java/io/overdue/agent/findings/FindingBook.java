package io.overdue.agent.findings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every finding that is open, and the last ones that were cleared.
 *
 * <p>A finding is the same as long as its kind and its line, or its server, are.
 */
public final class FindingBook {

  private static final int MOST_OPEN = 500;
  private static final int MOST_CLEARED = 50;

  private final Map<String, Entry> open = new LinkedHashMap<>();
  private final Deque<Entry> cleared = new ArrayDeque<>();
  private final Map<String, Integer> namesakes = new HashMap<>();
  private long dropped;

  /**
   * Takes the findings of a sweep for what is open now.
   *
   * @return what a reader has to be told
   */
  public List<Change> update(List<Finding> findings, long epochMillis) {
    List<Change> changes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Finding finding : findings) {
      String key = key(finding);
      seen.add(key);
      Entry earlier = open.get(key);
      if (earlier == null && open.size() >= MOST_OPEN) {
        dropped++;
        continue;
      }
      Entry entry =
          earlier == null
              ? new Entry(id(finding), finding, epochMillis, epochMillis, true)
              : new Entry(earlier.id, finding, earlier.firstSeen, epochMillis, true);
      open.put(key, entry);
      if (earlier == null || isGraver(finding, earlier.finding)) {
        changes.add(new Change(entry, earlier == null));
      }
    }
    clearAllBut(seen, changes);
    return changes;
  }

  private static boolean isGraver(Finding now, Finding before) {
    return now.severity().compareTo(before.severity()) > 0
        || now.verdict() == Verdict.LEAKED && before.verdict() != Verdict.LEAKED;
  }

  private void clearAllBut(Set<String> seen, List<Change> changes) {
    for (Iterator<Map.Entry<String, Entry>> i = open.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, Entry> candidate = i.next();
      if (!seen.contains(candidate.getKey())) {
        i.remove();
        Entry last = candidate.getValue();
        Entry gone = new Entry(last.id, last.finding, last.firstSeen, last.lastSeen, false);
        cleared.addLast(gone);
        if (cleared.size() > MOST_CLEARED) {
          cleared.removeFirst();
        }
        changes.add(new Change(gone, false));
      }
    }
  }

  /** Forgets everything. */
  public void reset() {
    open.clear();
    cleared.clear();
  }

  /** Open findings, the gravest first, then the cleared ones, the latest first. */
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(open.values());
    Collections.sort(entries, Entry.GRAVEST_FIRST);
    for (Iterator<Entry> i = cleared.descendingIterator(); i.hasNext(); ) {
      entries.add(i.next());
    }
    return Collections.unmodifiableList(entries);
  }

  /** Number of findings left out because too many were open. */
  public long dropped() {
    return dropped;
  }

  private static String key(Finding finding) {
    return finding.kind() + " " + finding.subject();
  }

  /** The fingerprint; two lines of one method with the same problem get a number each. */
  private String id(Finding finding) {
    String fingerprint = finding.fingerprint();
    String owner = fingerprint + key(finding);
    Integer number = namesakes.get(owner);
    if (number == null) {
      Integer known = namesakes.get(fingerprint);
      number = known == null ? 1 : known + 1;
      namesakes.put(fingerprint, number);
      namesakes.put(owner, number);
    }
    return number == 1 ? fingerprint : fingerprint + "-" + number;
  }
}
