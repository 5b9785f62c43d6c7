package io.overdue.agent.facts;

/** The libraries that the agent knows, by the names of their classes. */
public final class Library {

  /** The library of code that belongs to none of them. */
  public static final String UNKNOWN = "unknown";

  /** What the names of its classes begin with, and what it is called. */
  private static final String[][] NAMES = {
    {"redis.clients.", "jedis"},
    {"io.valkey.", "valkey-java"},
    {"io.lettuce.", "lettuce"},
    {"com.lambdaworks.redis.", "lettuce"},
    {"org.redisson.", "redisson"},
    {"io.vertx.", "vertx-redis-client"},
    {"glide.", "valkey-glide"},
    {"org.apache.commons.pool2.", "commons-pool2"},
    {"org.apache.commons.pool.", "commons-pool"},
  };

  private Library() {}

  /** The library that a class belongs to; {@link #UNKNOWN} for any other class. */
  public static String of(String className) {
    for (String[] name : NAMES) {
      if (className.startsWith(name[0])) {
        return name[1];
      }
    }
    return UNKNOWN;
  }
}
