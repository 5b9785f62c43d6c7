package io.overdue.it;

import java.util.List;

/** A version of Spring Boot, with the versions of other libraries that it is released with. */
record Boot(String version, String jedis, String pool2, String slf4j, int leastJdk) {

  static final List<Boot> ALL =
      List.of(
          new Boot("2.7.18", "3.8.0", "2.11.1", "1.7.36", 8),
          new Boot("3.5.16", "6.0.0", "2.12.1", "2.0.18", 17),
          new Boot("4.1.1", "7.4.1", "2.13.1", "2.0.18", 17));

  /** The oldest of the JDKs at hand that it runs on. */
  Jdk jdk() {
    return Given.jdks().stream()
        .filter(jdk -> jdk.version() >= leastJdk)
        .min((one, other) -> one.version() - other.version())
        .orElseThrow();
  }

  /** Over Jedis, Data Redis 4.1 has nothing left to give back that its connection took. */
  boolean borrowsForEachCommand() {
    return version.startsWith("4.");
  }

  /** With Data Redis, Lettuce, Jedis and a web server. */
  String classpath() {
    String boot = "org.springframework.boot:spring-boot-starter-";
    return Clients.together(
        boot + "data-redis:" + version,
        boot + "web:" + version,
        "redis.clients:jedis:" + jedis,
        "org.apache.commons:commons-pool2:" + pool2,
        "org.slf4j:slf4j-api:" + slf4j);
  }

  @Override
  public String toString() {
    return "Spring Boot " + version;
  }
}
