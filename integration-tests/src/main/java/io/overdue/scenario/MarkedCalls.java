package io.overdue.scenario;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Borrows in every way in which a mark left just before a call could be taken for another's, and
 * counts by itself which method borrowed how often.
 */
public final class MarkedCalls {

  private final Map<String, Long> counts = new TreeMap<>();
  private final JedisPool pool;
  private final JedisPool other;
  private final JedisPool narrow;
  private final JedisPool own;
  private final JedisPooled commands;
  private final JedisPooled ownCommands;
  private final GenericObjectPool<Jedis> askingBack;

  private MarkedCalls(Stage stage) {
    String host = stage.redis().getHost();
    int port = stage.redis().getPort();
    pool = stage.pool(50);
    other = stage.pool(50);
    narrow = stage.pool(1);
    own = new OwnPool(host, port);
    commands = new JedisPooled(host, port);
    ownCommands = new OwnCommands(host, port);
    askingBack = new GenericObjectPool<>(new AsksBack(host, port));
    askingBack.setMaxIdle(0);
    narrow.setBlockWhenExhausted(false);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    MarkedCalls program = new MarkedCalls(stage);
    stage.every(1, program::round);
    System.out.println(program.counts);
  }

  private void round() throws Exception {
    twoInOneLine();
    nested();
    descend(5);
    refusedAndCaught();
    refusedAndThrown();
    throughPoolThatAsksBack();
    bothPools();
    retried(pool::getResource);
    retried(this::lentInALambda);
    twoCommandsInOneLine();
    bothCommands();
    throughHelper();
    alsoThroughHelper();
    throughTwoHelpers();
    throughConstructor();
    alsoThroughConstructor();
    throughHelperOrNot(true);
    throughHelperOrNot(false);
  }

  private void count(String method, int times) {
    counts.merge(method, (long) times, Long::sum);
  }

  private void twoInOneLine() {
    close(pool.getResource(), other.getResource());
    count("twoInOneLine", 2);
  }

  private static void close(Jedis one, Jedis another) {
    one.close();
    another.close();
  }

  private void nested() {
    try (Jedis jedis = pool.getResource()) {
      jedis.ping();
      inside();
    }
    count("nested", 1);
  }

  private void inside() {
    try (Jedis jedis = other.getResource()) {
      jedis.ping();
    }
    count("inside", 1);
  }

  private void descend(int more) {
    try (Jedis jedis = pool.getResource()) {
      if (more > 0) {
        descend(more - 1);
      }
      jedis.ping();
    }
    count("descend", 1);
  }

  /**
   * The call throws before it has borrowed, and is caught right there: what borrows next is not it.
   */
  private void refusedAndCaught() {
    try (Jedis all = narrow.getResource()) {
      all.ping();
      try {
        narrow.getResource();
      } catch (JedisException exhausted) {
        new Visit(pool, narrow);
      }
    }
    count("refusedAndCaught", 1);
    count("<init>", 1);
  }

  /** The same, and what it throws leaves the method. */
  private void refusedAndThrown() {
    try {
      takeTwo();
    } catch (JedisException exhausted) {
      new Visit(other, narrow);
    }
    count("<init>", 1);
  }

  private void takeTwo() {
    Jedis all = narrow.getResource();
    try {
      count("takeTwo", 1);
      narrow.getResource();
    } finally {
      all.close();
    }
  }

  /** The pool calls the application before it lends. */
  private void throughPoolThatAsksBack() throws Exception {
    Jedis jedis = askingBack.borrowObject();
    askingBack.returnObject(jedis);
    count("throughPoolThatAsksBack", 1);
    count("create", 1);
  }

  /** One line, two pools; one of them is the application's, whose method hands on what it takes. */
  private void bothPools() {
    for (JedisPool each : Arrays.asList(pool, own, other)) {
      each.getResource().close();
    }
    count("bothPools", 3);
  }

  /** One line that borrows directly or through a lambda. */
  private void retried(Supplier<Jedis> supplier) {
    supplier.get().close();
    count("retried", 1);
  }

  private Jedis lentInALambda() {
    return other.getResource();
  }

  private void twoCommandsInOneLine() {
    String both = commands.get("one") + commands.incr("two");
    count("twoCommandsInOneLine", both.isEmpty() ? 0 : 2);
  }

  /** One line, two clients; one of them is the application's, whose method borrows. */
  private void bothCommands() {
    for (JedisPooled each : Arrays.asList(commands, ownCommands, commands)) {
      each.get("some");
    }
    count("bothCommands", 2);
    count("get", 1);
  }

  private void throughHelper() {
    lend(pool).close();
    count("throughHelper", 1);
  }

  private void alsoThroughHelper() {
    lend(pool).close();
    count("alsoThroughHelper", 1);
  }

  private void throughTwoHelpers() {
    lendMine().close();
    count("throughTwoHelpers", 1);
  }

  /** One line, with and without a helper. */
  private void throughHelperOrNot(boolean helped) {
    (helped ? lendMine() : other.getResource()).close();
    count("throughHelperOrNot", 1);
  }

  private Jedis lendMine() {
    return lend(pool);
  }

  private static Jedis lend(JedisPool from) {
    return from.getResource();
  }

  private void throughConstructor() {
    try (SubSession session = new SubSession(pool)) {
      session.ping();
    }
    count("throughConstructor", 1);
  }

  private void alsoThroughConstructor() {
    try (SubSession session = new SubSession(other);
        Session inside = new Session(pool)) {
      session.ping();
      inside.ping();
    }
    count("alsoThroughConstructor", 2);
  }

  /** Borrows as it is made, and is handed on. */
  private static class Session implements AutoCloseable {

    private final Jedis jedis;

    Session(JedisPool pool) {
      this.jedis = pool.getResource();
    }

    final void ping() {
      jedis.ping();
    }

    @Override
    public final void close() {
      jedis.close();
    }
  }

  /** Borrows in another's constructor. */
  private static final class SubSession extends Session {

    SubSession(JedisPool pool) {
      super(pool);
    }
  }

  /** Borrows as it is made, and gives back before it is. */
  private static final class Visit {

    Visit(JedisPool pool, JedisPool unused) {
      pool.getResource().close();
    }
  }

  /** A pool of the application's own. */
  private static final class OwnPool extends JedisPool {

    OwnPool(String host, int port) {
      super(host, port);
    }

    @Override
    public Jedis getResource() {
      return super.getResource();
    }
  }

  /** A client of the application's own. */
  private static final class OwnCommands extends JedisPooled {

    OwnCommands(String host, int port) {
      super(host, port);
    }

    @Override
    public String get(String key) {
      return super.get(key);
    }
  }

  /** Makes connections, and borrows elsewhere to do so. */
  private final class AsksBack extends BasePooledObjectFactory<Jedis> {

    private final String host;
    private final int port;

    AsksBack(String host, int port) {
      this.host = host;
      this.port = port;
    }

    @Override
    public Jedis create() {
      try (Jedis jedis = other.getResource()) {
        jedis.ping();
      }
      return new Jedis(host, port);
    }

    @Override
    public PooledObject<Jedis> wrap(Jedis jedis) {
      return new DefaultPooledObject<>(jedis);
    }

    @Override
    public void destroyObject(PooledObject<Jedis> pooled) {
      pooled.getObject().close();
    }
  }
}
