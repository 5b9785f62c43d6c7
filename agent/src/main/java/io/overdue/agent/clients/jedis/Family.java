package io.overdue.agent.clients.jedis;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Jedis and what was forked from it: the same classes in another package. */
final class Family {

  /** The packages of the classes, with a dot behind. */
  static final List<String> PACKAGES =
      Collections.unmodifiableList(Arrays.asList("redis.clients.jedis.", "io.valkey."));

  /** What the names of all classes begin with; {@code redis.clients.util} was there before 3. */
  static final List<String> PREFIXES =
      Collections.unmodifiableList(Arrays.asList("redis.clients.", "io.valkey."));

  private Family() {}

  static boolean includes(String className) {
    for (String prefix : PREFIXES) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
