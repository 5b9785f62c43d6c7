package io.overdue.agent.record;

import java.util.List;

/** The adapters that read pools: one for each pool. */
final class Pools {

  private static final PoolReader UNREADABLE =
      new PoolReader() {
        @Override
        public boolean knows(Object pool) {
          return true;
        }
      };

  private final List<PoolReader> readers;

  Pools(List<PoolReader> readers) {
    this.readers = readers;
  }

  /** Who reads {@code pool}. */
  PoolReader reader(Object pool) {
    for (PoolReader reader : readers) {
      if (reader.knows(pool)) {
        return reader;
      }
    }
    return UNREADABLE;
  }
}
