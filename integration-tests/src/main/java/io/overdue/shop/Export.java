package io.overdue.shop;

import java.nio.charset.StandardCharsets;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A pipeline inside which somebody takes a second connection. */
@RestController
public class Export {

  private final StringRedisTemplate template;

  Export(StringRedisTemplate stringRedisTemplate) {
    this.template = stringRedisTemplate;
  }

  @GetMapping("/export")
  public String write() {
    RedisConnectionFactory redis = template.getConnectionFactory();
    return String.valueOf(
        template.executePipelined(
            (RedisCallback<Object>)
                own -> {
                  RedisConnection other = redis.getConnection(); // leak: unreturned (jedis)
                  other.openPipeline(); // leak: pipeline-not-closed (lettuce)
                  other.stringCommands().set(key(), key());
                  other.closePipeline();
                  return null;
                }));
  }

  @GetMapping("/export/fixed")
  public String writeFixed() {
    return String.valueOf(
        template.executePipelined(
            (RedisCallback<Object>)
                own -> {
                  own.stringCommands().set(key(), key());
                  return null;
                }));
  }

  private static byte[] key() {
    return "export".getBytes(StandardCharsets.UTF_8);
  }
}
