package io.overdue.shop;

import java.nio.charset.StandardCharsets;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Closed after the work, but not when the work throws. */
@RestController
public class Orders {

  private final RedisConnectionFactory redis;

  Orders(RedisConnectionFactory redis, StringRedisTemplate stringRedisTemplate) {
    this.redis = redis;
    stringRedisTemplate.opsForValue().set("no list", "which LLEN refuses");
  }

  @GetMapping("/orders")
  public String count() {
    RedisConnection connection = redis.getConnection(); // leak: unreturned-on-exception (jedis)
    Long count = connection.listCommands().lLen(key()); // leak: unreturned-on-exception (lettuce)
    connection.close();
    return String.valueOf(count);
  }

  @GetMapping("/orders/fixed")
  public String countFixed() {
    try (RedisConnection connection = redis.getConnection()) {
      return String.valueOf(connection.listCommands().lLen(key()));
    }
  }

  private static byte[] key() {
    return "no list".getBytes(StandardCharsets.UTF_8);
  }
}
