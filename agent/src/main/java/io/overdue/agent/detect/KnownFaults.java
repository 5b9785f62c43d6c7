package io.overdue.agent.detect;

import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Library;
import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.SiteName;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.LibraryFault;
import io.overdue.agent.findings.Owner;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults of client libraries that are known: which releases have them, which no longer do, and
 * where they are told. A finding that one of them explains is the library's.
 */
public final class KnownFaults {

  private static final String JEDIS = "https://github.com/redis/jedis/";
  private static final String LETTUCE = "https://github.com/redis/lettuce/";

  private static final String RACE =
      "close() forgets its pool a moment after the return, so that the next borrower's close()"
          + " closes the connection instead of returning it";

  private static final String THROWN_HANDSHAKE =
      "a connection is closed after a failed login only where that failed by an exception of the"
          + " client's own";

  private static final String BROKEN_KEPT =
      "a broken connection given to returnBrokenResource() is taken out of its pool and not closed";

  private static final Row[] ROWS = {
    row(Kind.CLOSED_NOT_RETURNED, "jedis", "2.9.1", "2.9.2", "2.9.3", RACE, JEDIS + "pull/1947"),
    row(Kind.CLOSED_NOT_RETURNED, "jedis", "2.10.0", "2.10.0", "2.10.2", RACE, JEDIS + "pull/1935"),
    row(Kind.CLOSED_NOT_RETURNED, "jedis", "3.0.0", "3.0.0", "3.0.1", RACE, JEDIS + "pull/1935"),
    row(
        Kind.CLOSED_NOT_RETURNED,
        "lettuce",
        "5.0.0",
        "7.6.99",
        "7.7.0",
        "borrowObject(timeout) of a pool that wraps hands out the connection unwrapped, so that"
            + " close() closes it",
        LETTUCE + "issues/3623"),
    row(
        Kind.LIBRARY_GROWTH,
        "lettuce",
        "5.0.0",
        "5.0.2",
        "5.0.3",
        "each refresh of a cluster's topology leaves a connection to a node open",
        LETTUCE + "issues/721"),
    row(Kind.HANDSHAKE_LEFT_OPEN, "jedis", "4.0.0", "8.0.2", null, THROWN_HANDSHAKE, null),
    row(Kind.HANDSHAKE_LEFT_OPEN, "valkey-java", "5.3.0", "5.5.0", null, THROWN_HANDSHAKE, null),
    row(Kind.SOCKET_WITHOUT_OWNER, "jedis", "3.10.0", "3.10.0", null, BROKEN_KEPT, null),
    row(Kind.SOCKET_WITHOUT_OWNER, "jedis", "4.4.8", "8.0.2", null, BROKEN_KEPT, null),
    row(Kind.SOCKET_WITHOUT_OWNER, "valkey-java", "5.3.0", "5.5.0", null, BROKEN_KEPT, null),
  };

  private KnownFaults() {}

  /** The same findings, with the library in those that are its fault. */
  public static List<Finding> mark(List<Finding> findings, LedgerFacts facts) {
    List<Finding> marked = new ArrayList<>();
    for (Finding finding : findings) {
      marked.add(finding.site() == null ? finding : mark(finding, facts));
    }
    return marked;
  }

  /** Whether the version of {@code library} that is in use has a fault of this kind. */
  static boolean explain(Kind kind, String library, LedgerFacts facts) {
    String version = facts.versions().get(library);
    for (Row row : ROWS) {
      if (row.explains(kind, library, version)) {
        return true;
      }
    }
    return false;
  }

  private static Finding mark(Finding finding, LedgerFacts facts) {
    String library = library(finding, facts);
    String version = facts.versions().get(library);
    for (Row row : ROWS) {
      if (row.explains(finding.kind(), library, version)) {
        return row.mark(finding, version);
      }
    }
    return finding.owner() == Owner.LIBRARY
        ? finding.toBuilder().library(new LibraryFault(library, version, null, null)).build()
        : finding;
  }

  /** Whose method was called; of what only a wrapping pool of Lettuce does wrong, Lettuce. */
  private static String library(Finding finding, LedgerFacts facts) {
    SiteName site = finding.site();
    boolean direct = "GenericObjectPool.borrowObject".equals(site.through());
    if (finding.kind() == Kind.CLOSED_NOT_RETURNED && direct) {
      for (PoolFacts pool : facts.pools()) {
        if (pool.type().startsWith("ConnectionPoolSupport")) {
          return "lettuce";
        }
      }
    }
    // The pool of Lettuce's own: to close what its wrapping borrowObject() gave is right.
    return finding.kind() == Kind.CLOSED_NOT_RETURNED && site.library().equals("lettuce")
        ? Library.UNKNOWN
        : site.library();
  }

  private static Row row(
      Kind kind,
      String library,
      String first,
      String last,
      String fixedIn,
      String what,
      String source) {
    return new Row(kind, library, first, last, fixedIn, what, source);
  }

  /** One fault, in the releases from {@code first} to {@code last}. */
  private static final class Row {

    private final Kind kind;
    private final String library;
    private final String first;
    private final String last;
    private final String fixedIn;
    private final String what;
    private final String source;

    Row(
        Kind kind,
        String library,
        String first,
        String last,
        String fixedIn,
        String what,
        String source) {
      this.kind = kind;
      this.library = library;
      this.first = first;
      this.last = last;
      this.fixedIn = fixedIn;
      this.what = what;
      this.source = source;
    }

    boolean explains(Kind found, String in, String version) {
      return kind == found
          && library.equals(in)
          && version != null
          && compare(version, first) >= 0
          && compare(version, last) <= 0;
    }

    Finding mark(Finding finding, String version) {
      String remedy =
          fixedIn == null
              ? "No release is known in which " + library + " does better. "
              : "Update " + library + " to " + fixedIn + " or newer. ";
      return finding.toBuilder()
          .library(new LibraryFault(library, version, fixedIn, source))
          .evidence(
              "This is a known fault of "
                  + library
                  + " "
                  + version
                  + ": "
                  + what
                  + (source == null ? "" : " (" + source + ")")
                  + ".")
          .fix(remedy + finding.fix())
          .build();
    }

    /** By the numbers between the dots; what follows the numbers does not count. */
    private static int compare(String one, String other) {
      String[] left = one.split("[.-]");
      String[] right = other.split("[.-]");
      for (int i = 0; i < 3; i++) {
        int difference = Integer.compare(number(left, i), number(right, i));
        if (difference != 0) {
          return difference;
        }
      }
      return 0;
    }

    private static int number(String[] parts, int index) {
      try {
        return index < parts.length ? Integer.parseInt(parts[index]) : 0;
      } catch (NumberFormatException noNumber) {
        return 0;
      }
    }
  }
}
