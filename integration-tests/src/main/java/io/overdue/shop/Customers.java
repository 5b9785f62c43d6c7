package io.overdue.shop;

import java.nio.charset.StandardCharsets;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A connection by hand, never closed, behind a proxy that Spring generates for its transactions.
 */
@RestController
@Transactional
public class Customers {

  private final RedisConnectionFactory redis;

  Customers(RedisConnectionFactory redis) {
    this.redis = redis;
  }

  @GetMapping("/customer")
  public String name() {
    RedisConnection connection = redis.getConnection(); // leak: unreturned (jedis)
    byte[] name = connection.stringCommands().get(key()); // leak: unreturned (lettuce)
    return String.valueOf(name == null);
  }

  @GetMapping("/customer/fixed")
  public String nameFixed() {
    try (RedisConnection connection = redis.getConnection()) {
      return String.valueOf(connection.stringCommands().get(key()) == null);
    }
  }

  private static byte[] key() {
    return "customer".getBytes(StandardCharsets.UTF_8);
  }
}
