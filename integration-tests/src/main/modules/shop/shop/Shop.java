package shop;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** A module that borrows from another and forgets one loan in three, until its input ends. */
public final class Shop {

  private final List<Jedis> forgotten = new ArrayList<>();
  private final JedisPool pool;
  private volatile boolean over;

  private Shop(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    URI redis = URI.create(arguments[0]);
    GenericObjectPoolConfig<Jedis> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(2000);
    Shop shop = new Shop(new JedisPool(config, redis.getHost(), redis.getPort()));
    Thread end = new Thread(shop::awaitEnd);
    end.setDaemon(true);
    end.start();
    System.out.println("open as " + Shop.class.getModule());
    shop.serve();
  }

  private void awaitEnd() {
    try {
      while (System.in.read() >= 0) {
        // nobody says anything
      }
    } catch (IOException closed) {
      // as good as the end
    }
    over = true;
  }

  private void serve() throws InterruptedException {
    for (int i = 0; !over; i++) {
      if (i % 3 == 0) {
        forget();
      } else {
        visit();
      }
      Thread.sleep(50);
    }
  }

  private void forget() {
    Jedis jedis = pool.getResource(); // leak: unreturned
    jedis.ping();
    forgotten.add(jedis);
  }

  private void visit() {
    try (Jedis jedis = pool.getResource()) {
      jedis.ping();
    }
  }
}
