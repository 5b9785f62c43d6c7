package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The README promises the versions that are tested, no more and no less. */
class CompatibilityTest {

  @ParameterizedTest
  @CsvSource({
    "Jedis, redis.clients:jedis:",
    "Lettuce, io.lettuce:lettuce-core:",
    "valkey-java, io.valkey:valkey-java:",
    "Redisson, org.redisson:redisson:",
    "Vert.x, io.vertx:vertx-redis-client:",
    "valkey-glide, io.valkey:valkey-glide:jar:linux-x86_64:"
  })
  void readmeNamesTheVersionsUnderTest(String client, String coordinates) throws IOException {
    String versions =
        Clients.all().stream()
            .filter(version -> version.startsWith(coordinates))
            .map(version -> version.substring(coordinates.length()).replace(".RELEASE", ""))
            .collect(Collectors.joining(", "));
    List<String> readme =
        Files.readAllLines(Given.agent().getParent().resolve("../../README.md").normalize());
    assertThat(readme).anyMatch(line -> line.startsWith("| " + client + " | " + versions + " |"));
  }
}
