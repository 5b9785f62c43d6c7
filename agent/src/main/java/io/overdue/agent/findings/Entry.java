package io.overdue.agent.findings;

import java.util.Comparator;

/** A finding with its life: since when, until when, and whether it is open. */
public final class Entry {

  static final Comparator<Entry> GRAVEST_FIRST =
      new Comparator<Entry>() {
        @Override
        public int compare(Entry one, Entry other) {
          int bySeverity = other.finding.severity().compareTo(one.finding.severity());
          return bySeverity != 0
              ? bySeverity
              : Long.compare(other.finding.count(), one.finding.count());
        }
      };

  final String id;
  final Finding finding;
  final long firstSeen;
  final long lastSeen;
  private final boolean open;

  /**
   * @param firstSeen milliseconds since 1970 UTC
   * @param lastSeen milliseconds since 1970 UTC
   */
  public Entry(String id, Finding finding, long firstSeen, long lastSeen, boolean open) {
    this.id = id;
    this.finding = finding;
    this.firstSeen = firstSeen;
    this.lastSeen = lastSeen;
    this.open = open;
  }

  /** The fingerprint, with a number behind it when one method has the problem on several lines. */
  public String id() {
    return id;
  }

  public Finding finding() {
    return finding;
  }

  /** Milliseconds since 1970 UTC. */
  public long firstSeen() {
    return firstSeen;
  }

  /** Milliseconds since 1970 UTC. */
  public long lastSeen() {
    return lastSeen;
  }

  public boolean isOpen() {
    return open;
  }

  /**
   * What to call it now: what was overdue or leaked and has come back is returned late.
   *
   * @return null where nothing was ever out
   */
  public Verdict verdict() {
    Verdict verdict = finding.verdict();
    return open || verdict == null || verdict == Verdict.SLOW ? verdict : Verdict.RETURNED_LATE;
  }
}
