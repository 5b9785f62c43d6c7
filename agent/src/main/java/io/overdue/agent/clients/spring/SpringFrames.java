package io.overdue.agent.clients.spring;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Classes of Spring Data Redis that take for themselves: prefixes of their names. */
public final class SpringFrames {

  private static final String LETTUCE = "org.springframework.data.redis.connection.lettuce.";

  private SpringFrames() {}

  /** What makes its pool, or the connection that all share, at somebody's first command. */
  public static List<String> clients() {
    return Arrays.asList(
        LETTUCE + "LettucePoolingConnectionProvider",
        LETTUCE + "LettuceConnectionFactory$SharedConnection");
  }

  /** What keeps its loan for all commands to come. */
  public static List<String> keepers() {
    return Collections.singletonList(LETTUCE + "LettuceConnectionFactory$SharedConnection");
  }
}
