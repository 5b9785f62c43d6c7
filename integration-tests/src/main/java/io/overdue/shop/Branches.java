package io.overdue.shop;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A context within the context, with a Redis of its own, that is made anew now and then. */
@RestController
public class Branches {

  private static final int VISITS_TO_A_CONTEXT = 12;

  private static final int MOST_LEFT_BEHIND = 3;

  private final StringRedisTemplate main;
  private final AtomicInteger visits = new AtomicInteger();
  private AnnotationConfigApplicationContext branch;

  Branches(StringRedisTemplate stringRedisTemplate) {
    this.main = stringRedisTemplate;
  }

  @GetMapping("/branch")
  public String greet() {
    int visit = visits.getAndIncrement();
    if (visit % VISITS_TO_A_CONTEXT == 0 && visit / VISITS_TO_A_CONTEXT < MOST_LEFT_BEHIND) {
      branch = open();
    }
    return greetings();
  }

  @GetMapping("/branch/fixed")
  public String greetFixed() {
    if (visits.getAndIncrement() % VISITS_TO_A_CONTEXT == 0) {
      AnnotationConfigApplicationContext before = branch;
      branch = open();
      if (before != null) {
        before.close();
      }
    }
    return greetings();
  }

  private AnnotationConfigApplicationContext open() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.registerBean(
        RedisConnectionFactory.class, () -> Factories.like(main.getConnectionFactory()));
    context.refresh(); // leak: duplicate-pools
    return context;
  }

  private String greetings() {
    return String.valueOf(
        new StringRedisTemplate(branch.getBean(RedisConnectionFactory.class))
            .opsForValue()
            .increment("greetings"));
  }
}
