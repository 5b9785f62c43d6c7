package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application that is a module, on a module path with its client. */
class ModulesTest {

  private static final Path SOURCES = Given.sources().resolveSibling("modules");
  private static final String SHOP = "overdue.shop/shop.Shop";
  private static final String CLIENT = "redis.clients.jedis";

  /** As a run-time image that was made for the application: the JVM counts no open files. */
  private static final String SMALL =
      "--limit-modules=overdue.shop,java.instrument,java.management,java.logging";

  private static final String LEAK =
      Source.frame(SOURCES.resolve("shop"), "shop.Shop", "forget", "// leak: unreturned");

  /** The client as its users have it: a module because it lies on the path, open to everybody. */
  private static String automatic;

  /** The client as a module that says what it is, and opens nothing. */
  private static String closed;

  static Stream<Jdk> withModules() {
    return Given.jdks().stream().filter(jdk -> jdk.version() > 8);
  }

  @BeforeAll
  static void build() throws IOException {
    Path work = Files.createDirectories(Given.work().resolve("modules"));
    String client = Clients.classpath(Clients.USUAL);
    String jedis =
        Arrays.stream(client.split(File.pathSeparator))
            .filter(jar -> new File(jar).getName().startsWith("jedis-"))
            .findFirst()
            .orElseThrow();
    Path named =
        Files.copy(Path.of(jedis), work.resolve("jedis.jar"), StandardCopyOption.REPLACE_EXISTING);
    String descriptor = work.resolve("descriptor").toString();
    compile(client, descriptor, "jedis/module-info.java", "--patch-module", CLIENT + "=" + jedis);
    use("jar", "--update", "--file", named.toString(), "-C", descriptor, "module-info.class");
    String shop = work.resolve("shop").toString();
    compile(
        client, shop, "shop/module-info.java", SOURCES.resolve("shop/shop/Shop.java").toString());
    automatic = shop + File.pathSeparator + client;
    closed = automatic.replace(jedis, named.toString());
  }

  private static void compile(String path, String classes, String source, String... more) {
    List<String> words = new ArrayList<>(List.of("--release", "11", "-p", path, "-d", classes));
    words.addAll(List.of(more));
    words.add(SOURCES.resolve(source).toString());
    use("javac", words.toArray(String[]::new));
  }

  private static void use(String tool, String... words) {
    int result = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, words);
    assertThat(result).as(tool + " " + List.of(words)).isZero();
  }

  @ParameterizedTest
  @MethodSource("withModules")
  void leakInAModuleIsNamed(Jdk jdk) {
    try (Server server = Server.start();
        Program started = shop(jdk, automatic, server).start();
        Program sealed = shop(jdk, closed, server).start();
        Program small = shop(jdk, closed, server).withJvmArgument(SMALL).start();
        Program attached = shop(jdk, closed, server).withoutAgent().start()) {
      await().atMost(Duration.ofMinutes(2)).until(() -> attached.out().contains("open as"));
      attached.attach();
      for (Program run : List.of(started, sealed, small, attached)) {
        Report.Finding leak = Expect.finding(run, "unreturned", "leaked", LEAK);
        assertThat(run.report().elements("pools"))
            .as("read from inside the client")
            .extracting(pool -> pool.path("server").asText())
            .containsExactly("127.0.0.1:" + server.port());
        assertThat(run.end()).isZero();
        assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(LEAK));
        assertThat(run.out()).isEqualToIgnoringNewLines("open as module overdue.shop");
      }
      for (Program run : List.of(started, sealed, small)) {
        assertThat(run.err()).as("said aloud by " + run.folder()).isEmpty();
        Expect.nothingHidden(run);
      }
      assertThat(attached.err().lines())
          .as("what the JVM says of any attach")
          .allMatch(line -> line.isEmpty() || line.startsWith("WARNING: "));
      Expect.nothingHiddenButTheAttach(attached);
    }
  }

  private static Program.Setup shop(Jdk jdk, String modulePath, Server server) {
    return Program.of(SHOP)
        .on(jdk)
        .asModuleOf(modulePath)
        .against(server)
        .withJvmArgument("-XX:TieredStopAtLevel=1")
        .withJvmArgument("-XX:+UseSerialGC");
  }
}
