package io.overdue.scenario;

import java.util.List;
import java.util.function.Function;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A cursor that borrows in its constructor and reads the first page there: when that fails, nobody
 * ever gets the cursor, and nobody can close it. Both who asks a method for one and who makes one
 * themselves close what they get, for as long as all goes well, too.
 */
public final class CursorNeverDelivered {

  private static final int PAGE = 10;

  private final JedisPool pool;

  private CursorNeverDelivered(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    CursorNeverDelivered program = new CursorNeverDelivered(stage.pool(500));
    try (Jedis jedis = program.pool.getResource()) {
      jedis.del("timeline");
      jedis.rpush("timeline", "rise", "shine");
      jedis.set("profile", "no list");
    }
    for (int i = 0; i < 40; i++) {
      show(program::open, "timeline");
      program.preview("timeline");
      stage.pause(50);
    }
    stage.play(50, program::serve, () -> show(program::openFixed, anyKey()));
  }

  private void serve() {
    show(this::open, anyKey());
    preview(anyKey());
  }

  private static String anyKey() {
    return Stage.oneIn(5) ? "profile" : "timeline";
  }

  private static void show(Function<String, Cursor> open, String key) {
    try (Cursor cursor = open.apply(key)) {
      cursor.next();
    } catch (JedisDataException wrongType) {
      // the page shows an error
    }
  }

  private void preview(String key) {
    try (Cursor cursor = new Cursor(pool, key)) {
      cursor.next();
    } catch (JedisDataException wrongType) {
      // the page has no preview
    }
  }

  private Cursor open(String key) {
    return new Cursor(pool, key);
  }

  private Cursor openFixed(String key) {
    return new FixedCursor(pool, key);
  }

  /** A list, page by page. */
  private static class Cursor implements AutoCloseable {

    private final Jedis jedis;
    private final String key;
    private List<String> page;
    private int read;

    Cursor(JedisPool pool, String key) {
      this.key = key;
      this.jedis = pool.getResource(); // leak: unreturned-on-exception
      this.page = jedis.lrange(key, 0, PAGE - 1);
    }

    /** For a cursor that has no first page yet. */
    Cursor(Jedis jedis, String key) {
      this.key = key;
      this.jedis = jedis;
    }

    final List<String> next() {
      List<String> next = page;
      read += next.size();
      page = jedis.lrange(key, read, read + PAGE - 1);
      return next;
    }

    final void readFirstPage() {
      page = jedis.lrange(key, 0, PAGE - 1);
    }

    @Override
    public final void close() {
      jedis.close();
    }
  }

  /** Gives back before it fails. */
  private static final class FixedCursor extends Cursor {

    FixedCursor(JedisPool pool, String key) {
      super(pool.getResource(), key);
      try {
        readFirstPage();
      } catch (RuntimeException notReadable) {
        close();
        throw notReadable;
      }
    }
  }
}
