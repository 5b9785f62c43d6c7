package io.overdue.agent.record;

import java.util.Collections;
import java.util.List;

/** Pools that were there before the agent, as they show themselves to everybody; none is kept. */
public interface PoolArchive {

  /** An archive without a pool. */
  PoolArchive EMPTY =
      new PoolArchive() {
        @Override
        public List<Entry> entries() {
          return Collections.emptyList();
        }
      };

  /** Every pool that shows itself now. Watch thread only. */
  List<Entry> entries();

  /** A pool, by what it shows. */
  final class Entry {

    final String name;
    final String type;
    final String makes;
    final String creationTrace;
    final int active;
    final int idle;
    final int maxTotal;
    final int waiters;
    final List<Long> lentSince;

    /**
     * @param name under which it shows itself; as {@link PoolReader#shownAs}
     * @param type its class
     * @param makes the class of its factory, and what that makes
     * @param creationTrace the stack on which it was constructed, as the pool printed it, or null
     * @param lentSince when each handle that is out was lent, in milliseconds since 1970 UTC
     */
    public Entry(
        String name,
        String type,
        String makes,
        String creationTrace,
        int active,
        int idle,
        int maxTotal,
        int waiters,
        List<Long> lentSince) {
      this.name = name;
      this.type = type;
      this.makes = makes;
      this.creationTrace = creationTrace;
      this.active = active;
      this.idle = idle;
      this.maxTotal = maxTotal;
      this.waiters = waiters;
      this.lentSince = lentSince;
    }
  }
}
