package io.overdue.shop;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisConnectionUtils;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Threads that are given a connection each, once, for as long as they live: so it is wanted. */
@RestController
public class Tills {

  private final StringRedisTemplate template;
  private final ThreadPoolTaskExecutor tills;

  Tills(
      StringRedisTemplate stringRedisTemplate,
      @Qualifier("tillThreads") ThreadPoolTaskExecutor tills) {
    this.template = stringRedisTemplate;
    this.tills = tills;
  }

  @GetMapping("/till")
  public String pay() {
    tills.execute(this::book);
    return "paid";
  }

  private void book() {
    RedisConnectionFactory redis = template.getConnectionFactory();
    if (!TransactionSynchronizationManager.hasResource(redis)) {
      RedisConnectionUtils.bindConnection(redis);
    }
    template.opsForValue().increment("till");
  }
}
