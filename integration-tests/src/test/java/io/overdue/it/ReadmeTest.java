package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does what the README says, line by line, as a new user would. */
class ReadmeTest {

  private static final Path ROOT = Given.agent().getParent().getParent().getParent();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  static Stream<Jdk> jdks() {
    return Given.jdks().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jdks")
  void everyCommandDoesWhatItSays(Jdk jdk) throws Exception {
    try (Server server = Server.start();
        Service service = Service.start(jdk, server)) {
      Reader reader = new Reader(jdk, server, service);
      for (String line : lines("java ")) {
        reader.type(line);
      }
    }
  }

  /** The two that build are run by whoever builds this; here only that they exist. */
  @Test
  void firstTwoCommandsAreTheDemoAndTheTests() throws IOException {
    List<String> builds = lines("mvn ");
    assertThat(builds.get(0)).startsWith("mvn -Pdemo ");
    assertThat(builds.get(1)).startsWith("mvn verify ");
    assertThat(Files.readString(ROOT.resolve("pom.xml"))).contains("<id>demo</id>");
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    for (String page : List.of("README.md", "docs/commands.md", "docs/deploy.md")) {
      Matcher links = LINK.matcher(Files.readString(ROOT.resolve(page)));
      while (links.find()) {
        assertThat(ROOT.resolve(page).resolveSibling(links.group(1))).exists();
      }
    }
  }

  private static List<String> lines(String beginning) throws IOException {
    List<String> lines = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(Files.readString(ROOT.resolve("README.md")));
    while (blocks.find()) {
      blocks.group(1).lines().filter(line -> line.startsWith(beginning)).forEach(lines::add);
    }
    assertThat(lines).hasSizeGreaterThan(1);
    return lines;
  }

  /** Somebody who puts in what the README leaves open. */
  private record Reader(Jdk jdk, Server server, Service service) {

    void type(String line) throws Exception {
      String[] words = fill(line).split(" ");
      Command command =
          line.contains(" -javaagent:")
              ? start(words)
              : give(Arrays.copyOfRange(words, 3, words.length));
      assertThat(command.exitCode()).as(line + "\n" + command.err()).isZero();
      assertThat(command.out()).as(line).isNotEmpty();
    }

    private String fill(String line) throws IOException {
      String filled =
          line.replace("your-application.jar", Given.demo() + " " + server.uri() + " none")
              .replace("redis://user:password@host:port", server.uri())
              .replace("PID", service.pid());
      return line.contains(" ID") ? filled.replace(" ID", " " + leak()) : filled;
    }

    private String leak() throws IOException {
      give("report", service.pid(), "--wait=120");
      JsonNode findings =
          new ObjectMapper()
              .readTree(give("report", service.pid(), "--json").out())
              .get("findings");
      for (JsonNode finding : findings) {
        if (finding.get("kind").asText().equals("unreturned-on-exception")) {
          return finding.get("id").asText();
        }
      }
      throw new AssertionError("no leak was found: " + findings);
    }

    private Command give(String... words) {
      return words[0].equals("top")
          ? Command.onATerminal(jdk, "RETURNED", "q", words)
          : Command.run(jdk, words);
    }

    /** An application under the agent, until it serves. */
    private Command start(String[] words) throws Exception {
      words[0] = jdk.java();
      words[1] = words[1].replace("overdue-agent.jar", Given.agent().toString());
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      try (var printed = process.inputReader()) {
        String line = printed.readLine();
        while (line != null && !line.contains("is ready")) {
          line = printed.readLine();
        }
        process.getOutputStream().close();
        String rest = line + printed.lines().toList();
        return new Command(process.waitFor(), rest, "");
      }
    }
  }
}
