package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedStackTest {

  private static final FrameFilter FILTER =
      new FrameFilter(List.of(), List.of(), List.of(), List.of(), List.of());

  @Test
  void firstApplicationFrameIsFound() {
    String printed =
        """
        java.lang.Exception
        \tat org.apache.commons.pool2.impl.BaseGenericObjectPool.<init>(BaseGenericObjectPool.java:409)
        \tat redis.clients.jedis.JedisPool.<init>(JedisPool.java:66)
        \tat app//com.acme.Config.pool(Config.java:31)
        \tat java.base/java.lang.Thread.run(Thread.java:840)
        """;
    Callsite callsite = PrintedStack.callsite(printed, FILTER);
    assertThat(callsite.frame())
        .isEqualTo(new StackTraceElement("com.acme.Config", "pool", "Config.java", 31));
    assertThat(callsite.through()).isEqualTo("redis.clients.jedis.JedisPool.<init>");
  }

  @Test
  void textWithoutFramesHasNone() {
    assertThat(PrintedStack.callsite("", FILTER)).isNull();
    assertThat(PrintedStack.callsite(null, FILTER)).isNull();
  }
}
