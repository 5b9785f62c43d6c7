package io.overdue.shop;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.RedisOperations;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.SessionCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A session in which a cursor is left open: Spring then keeps the session's connection bound to the
 * thread, which is one of a pool.
 */
@RestController
public class Checkout {

  private final StringRedisTemplate template;
  private final ThreadPoolTaskExecutor backOffice;

  Checkout(
      StringRedisTemplate stringRedisTemplate,
      @Qualifier("backOffice") ThreadPoolTaskExecutor backOffice) {
    this.template = stringRedisTemplate;
    this.backOffice = backOffice;
  }

  @GetMapping("/checkout")
  public String visit() {
    backOffice.execute(this::look);
    return "ordered";
  }

  private void look() {
    template.execute( // leak: unreturned (jedis)
        new SessionCallback<Boolean>() {
          @Override
          @SuppressWarnings("unchecked") // the operations are those of the template
          public <K, V> Boolean execute(RedisOperations<K, V> session) throws DataAccessException {
            K key = (K) "catalogue";
            Cursor<V> left = session.opsForSet().scan(key, ALL); // leak: unreturned (lettuce)
            return left.hasNext();
          }
        });
  }

  private static final ScanOptions ALL = ScanOptions.scanOptions().match("*").count(10).build();

  @GetMapping("/checkout/fixed")
  public String visitFixed() {
    backOffice.execute(this::lookFixed);
    return "ordered";
  }

  /** A cursor that is closed in a session closes the session's connection too: it goes before. */
  private void lookFixed() {
    boolean left;
    try (Cursor<String> closed = template.opsForSet().scan("catalogue", ALL)) {
      left = closed.hasNext();
    }
    template.execute(
        new SessionCallback<Boolean>() {
          @Override
          @SuppressWarnings("unchecked") // the operations are those of the template
          public <K, V> Boolean execute(RedisOperations<K, V> session) throws DataAccessException {
            return left && session.hasKey((K) "catalogue");
          }
        });
  }
}
