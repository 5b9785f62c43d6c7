import io.overdue.junit.ExpectNoLeak;
import io.overdue.junit.LeakCheck;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** The tests of a project that uses Overdue: two of them leak, and one leaks where it may. */
@ExpectNoLeak
class CacheTest {

  private final JedisPool pool = new JedisPool(URI.create(System.getProperty("redis")));
  private Jedis lentForTheTest;

  @AfterEach
  void close() {
    if (lentForTheTest != null) {
      lentForTheTest.close();
    }
  }

  @Test
  void givesBack() {
    try (Jedis jedis = pool.getResource()) {
      jedis.get("key");
    }
  }

  @Test
  void isGivenBackAfterwards() {
    lentForTheTest = pool.getResource();
  }

  @Test
  void forgets() {
    pool.getResource().get("key"); // leak: in the test
  }

  @Test
  void codeUnderTestForgets() throws InterruptedException {
    Thread worker = new Thread(this::load, "worker");
    worker.start();
    worker.join();
  }

  private void load() {
    pool.getResource().get("key"); // leak: in the code under test
  }

  @Test
  void plainApi() {
    LeakCheck check = LeakCheck.begin();
    Jedis jedis = borrow();
    if (check.leaks().size() != 1) {
      throw new AssertionError("expected one leak: " + check.leaks());
    }
    jedis.close();
    check.end();
  }

  private Jedis borrow() {
    return pool.getResource();
  }
}
