package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameFilterTest {

  private final FrameFilter filter =
      new FrameFilter(
          List.of("org.springframework.samples."),
          List.of("com.acme.redis."),
          List.of("org.apache.commons.pool2."),
          List.of("redis.clients.jedis.UnifiedJedis"),
          List.of("com.acme.redis.Shared"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.OrderCache",
        "com.acme.OrderCache$Loader",
        "org.springframework.samples.PetClinic",
        "javafxapp.Main",
        "io.overdue.demo.OrderCache",
        "reactors.Core",
      })
  void applicationFramesAreNamed(String className) {
    assertThat(filter.traits(className)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Thread",
        "javax.servlet.http.HttpServlet",
        "redis.clients.jedis.Jedis",
        "org.apache.commons.pool2.impl.GenericObjectPool",
        "org.springframework.data.redis.core.RedisTemplate",
        "com.acme.redis.RedisUtil",
        "org.apache.catalina.core.ApplicationFilterChain",
        "jakarta.servlet.http.HttpServlet",
        "com.acme.OrderCache$$EnhancerBySpringCGLIB$$1a2b",
        "com.acme.OrderCache$$Lambda$14/123",
        "com.sun.proxy.$Proxy12",
        "org.springframework.samples.PetClinic$$SpringCGLIB$$0",
        "io.overdue.desk.LoanDesk",
        "io.overdue.agent.record.Recorder",
      })
  void otherFramesAreSkipped(String className) {
    assertThat(filter.traits(className)).isNotZero();
  }
}
