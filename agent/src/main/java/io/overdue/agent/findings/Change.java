package io.overdue.agent.findings;

/** Something that a reader has to be told about a finding. */
public final class Change {

  private final Entry entry;
  private final boolean opened;

  Change(Entry entry, boolean opened) {
    this.entry = entry;
    this.opened = opened;
  }

  public Entry entry() {
    return entry;
  }

  /** It was not open before. */
  public boolean isOpened() {
    return opened;
  }

  /** It was open before and has become graver. */
  public boolean isRaised() {
    return !opened && entry.isOpen();
  }

  /** It is no longer open. */
  public boolean isCleared() {
    return !entry.isOpen();
  }
}
