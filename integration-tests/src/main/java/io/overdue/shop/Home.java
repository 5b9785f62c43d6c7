package io.overdue.shop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.data.redis.cache.RedisCacheManager;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What templates are for, and some of it takes long: nothing here is wrong. */
@RestController
public class Home {

  private static final int LONG_MILLIS = 4000;

  private final StringRedisTemplate template;
  private final RedisCacheManager caches;
  private final AtomicLong visits = new AtomicLong();

  Home(StringRedisTemplate stringRedisTemplate, RedisConnectionFactory redis) {
    this.template = stringRedisTemplate;
    this.caches = RedisCacheManager.create(redis);
  }

  @GetMapping("/")
  public String greet() {
    String visit = String.valueOf(visits.incrementAndGet());
    template.opsForValue().set("visit", visit);
    caches.getCache("greetings").put("latest", visit);
    template.opsForStream().add("log", java.util.Collections.singletonMap("visit", visit));
    template.convertAndSend("news", visit);
    return caches.getCache("greetings").get("latest", String.class)
        + template.executePipelined((RedisCallback<Object>) own -> own.keyCommands().randomKey());
  }

  /** Waits for what never comes. */
  @GetMapping("/queue")
  public String next() {
    return template.opsForList().leftPop("a queue that stays empty", Duration.ofSeconds(2));
  }

  /** Keeps its cursor for as long as its reader needs. */
  @GetMapping("/archive")
  public String archive() throws InterruptedException {
    long articles = 0;
    try (Cursor<String> all =
        template.opsForSet().scan("catalogue", ScanOptions.scanOptions().count(10).build())) {
      while (all.hasNext()) {
        all.next();
        articles++;
        Thread.sleep(LONG_MILLIS / 200);
      }
    }
    return String.valueOf(articles);
  }
}
