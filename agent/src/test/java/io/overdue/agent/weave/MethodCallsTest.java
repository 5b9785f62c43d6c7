package io.overdue.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MethodCallsTest {

  private final MethodCalls calls = new MethodCalls("Worker.java");

  @Test
  void theOnlyCallOfAMethodTellsItsLine() {
    calls.add(12, "redis/clients/jedis/JedisPool", "getResource");
    calls.add(14, "redis/clients/jedis/Jedis", "get");
    assertThat(calls.lineOf("redis.clients.util.Pool.getResource")).isEqualTo(12);
  }

  @Test
  void twoLinesThatCallItTellNone() {
    calls.add(12, "redis/clients/jedis/JedisPool", "getResource");
    calls.add(20, "redis/clients/jedis/JedisPool", "getResource");
    assertThat(calls.lineOf("redis.clients.jedis.JedisPool.getResource"))
        .isEqualTo(LineCall.NO_LINE);
  }

  @Test
  void callOfTheSameLibraryIsMeantWhereOthersHaveTheSameName() {
    calls.add(12, "redis/clients/jedis/JedisPooled", "get");
    calls.add(14, "java/util/Map", "get");
    calls.add(15, "Cache", "get");
    assertThat(calls.lineOf("redis.clients.jedis.UnifiedJedis.get")).isEqualTo(12);
    assertThat(calls.lineOf("org.springframework.data.redis.core.RedisTemplate.get"))
        .isEqualTo(LineCall.NO_LINE);
  }

  @Test
  void methodMayBeInheritedFromAnotherLibrary() {
    calls.add(12, "redis/clients/jedis/JedisPool", "borrowObject");
    assertThat(calls.lineOf("org.apache.commons.pool2.impl.GenericObjectPool.borrowObject"))
        .isEqualTo(12);
  }

  @Test
  void constructorsAreToldApartByTheirTypes() {
    calls.add(12, "redis/clients/jedis/HostAndPort", "<init>");
    calls.add(13, "redis/clients/jedis/Jedis", "<init>");
    assertThat(calls.lineOf("redis.clients.jedis.Jedis.<init>")).isEqualTo(13);
  }

  @Test
  void twoClassesOfOneNameAreBothHeard() {
    MethodCalls another = new MethodCalls("Worker.java");
    calls.add(12, "redis/clients/jedis/JedisPool", "getResource");
    another.add(13, "redis/clients/jedis/JedisPool", "getResource");
    assertThat(calls.and(another).lineOf("redis.clients.jedis.JedisPool.getResource"))
        .isEqualTo(LineCall.NO_LINE);
  }
}
