package io.overdue.shop;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A connection factory of its own for each request, and nobody destroys it. */
@RestController
public class Tenants {

  private final StringRedisTemplate shared;

  Tenants(StringRedisTemplate stringRedisTemplate) {
    this.shared = stringRedisTemplate;
  }

  @GetMapping("/tenant")
  public String greet() throws Exception {
    RedisConnectionFactory own = Factories.like(shared.getConnectionFactory());
    ((InitializingBean) own).afterPropertiesSet(); // leak: client-per-request
    return String.valueOf(new StringRedisTemplate(own).opsForValue().increment("greetings"));
  }

  @GetMapping("/tenant/fixed")
  public String greetFixed() {
    return String.valueOf(shared.opsForValue().increment("greetings"));
  }
}
