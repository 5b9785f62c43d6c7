package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README promises the versions that are tested, no more and no less. */
class CompatibilityTest {

  @Test
  void readmeNamesTheVersionsUnderTest() throws IOException {
    String versions =
        Clients.all().stream()
            .filter(client -> client.startsWith("redis.clients:jedis:"))
            .map(client -> client.substring(client.lastIndexOf(':') + 1))
            .collect(Collectors.joining(", "));
    List<String> readme =
        Files.readAllLines(Given.agent().getParent().resolve("../../README.md").normalize());
    assertThat(readme).anyMatch(line -> line.startsWith("| Jedis | " + versions + " |"));
  }
}
