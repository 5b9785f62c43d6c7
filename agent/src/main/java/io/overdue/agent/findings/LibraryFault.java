package io.overdue.agent.findings;

/** A fault of a client library, as far as it is known. */
public final class LibraryFault {

  private final String name;
  private final String version;
  private final String fixedIn;
  private final String source;

  /**
   * @param version the one in use; null when it does not tell
   * @param fixedIn first releases without the fault; null when none is known
   * @param source where the fault is told; null when it is not a known one
   */
  public LibraryFault(String name, String version, String fixedIn, String source) {
    this.name = name;
    this.version = version;
    this.fixedIn = fixedIn;
    this.source = source;
  }

  public String name() {
    return name;
  }

  public String version() {
    return version;
  }

  public String fixedIn() {
    return fixedIn;
  }

  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return version == null ? name : name + " " + version;
  }
}
