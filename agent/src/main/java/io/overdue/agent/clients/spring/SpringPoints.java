package io.overdue.agent.clients.spring;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.BoundAdvice;
import java.util.Collections;
import java.util.List;

/** Spring Data Redis 2.7 to 4.1: what it binds to a thread. */
public final class SpringPoints {

  private SpringPoints() {}

  public static List<Point> points() {
    return Collections.singletonList(
        Point.constructors(
            "org.springframework.data.redis.core.RedisConnectionUtils$RedisConnectionHolder",
            BoundAdvice.class));
  }
}
