package io.overdue.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @Test
  void nothingWrittenMeansTheDefaults() {
    Settings settings = Settings.read(null, new Properties(), Map.of());
    assertThat(settings.get(Option.INTERVAL)).isEqualTo(30_000_000_000L);
    assertThat(settings.get(Option.LOG)).isEqualTo("stderr");
    assertThat(settings.get(Option.REPORT_FILE)).isNull();
    assertThat(settings.get(Option.JMX)).isTrue();
    assertThat(settings.complaints()).isEmpty();
  }

  @Test
  void argumentsWinOverPropertiesOverEnvironmentOverFile(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("o.properties"),
            """
        interval=4s
        overdue.after=4s
        sites.max=4444
        include=com.four
        """);
    Properties properties = new Properties();
    properties.setProperty("overdue.interval", "2s");
    properties.setProperty("overdue.overdue.after", "2s");
    Map<String, String> environment =
        Map.of(
            "OVERDUE_INTERVAL", "3s",
            "OVERDUE_OVERDUE_AFTER", "3s",
            "OVERDUE_SITES_MAX", "3333");
    Settings settings = Settings.read("interval=1s,config=" + file, properties, environment);
    assertThat(settings.get(Option.INTERVAL)).isEqualTo(1_000_000_000L);
    assertThat(settings.get(Option.OVERDUE_AFTER)).isEqualTo(2_000_000_000L);
    assertThat(settings.get(Option.SITES_MAX)).isEqualTo(3333);
    assertThat(settings.get(Option.INCLUDE)).containsExactly("com.four");
    assertThat(settings.complaints()).isEmpty();
  }

  @Test
  void badInputIsOneLineAndTheDefault() {
    Settings settings =
        Settings.read(
            "interval=fast,jmx=perhaps,colour=red,log.format=xml,sites.max=1,config=/no/such,x",
            new Properties(),
            Map.of());
    assertThat(settings.get(Option.INTERVAL)).isEqualTo(30_000_000_000L);
    assertThat(settings.complaints())
        .hasSize(7)
        .anyMatch(line -> line.startsWith("unknown option 'colour' in the agent's arguments"))
        .anyMatch(line -> line.startsWith("option 'x' has no value"))
        .anyMatch(line -> line.startsWith("config file /no/such cannot be read"))
        .contains(
            "option interval: 'fast' is not a duration such as 500ms, 30s, 5m or 1h; 30s is used",
            "option jmx: 'perhaps' is neither on nor off; on is used",
            "option log.format: 'xml' is none of text, json; text is used",
            "option sites.max: '1' is not a number from 10 to 100000; 2000 is used");
  }

  @Test
  void whatTheUserWroteCannotForgeALine() {
    Settings settings = Settings.read("a\n[overdue] b=c", new Properties(), Map.of());
    assertThat(settings.complaints()).hasSize(1).noneMatch(line -> line.contains("\n"));
  }

  @Test
  void serverUriTellsWhereAndAsWhom() {
    ServerUri uri = uri("rediss://app:p%40ss:w+rd@Redis-A:6380/3");
    assertThat(uri.address()).isEqualTo("redis-a:6380");
    assertThat(uri.isTls()).isTrue();
    assertThat(uri.user()).isEqualTo("app");
    assertThat(uri.password()).isEqualTo("p@ss:w+rd");
    assertThat(uri).hasToString("rediss://redis-a:6380");
    assertThat(uri("redis://:secret@h").user()).isNull();
    assertThat(uri("redis://:secret@h").password()).isEqualTo("secret");
    assertThat(uri("redis://h").password()).isNull();
    assertThat(uri("redis://h").address()).isEqualTo("h:6379");
    assertThat(uri("redis://[::1]:7").host()).isEqualTo("::1");
    assertThat(uri("redis://[::1]").port()).isEqualTo(6379);
    assertThat(uri("redis://a:b@*").isForAnyHost()).isTrue();
    assertThat(uri("redis://a:b@*").at("n1", 7001).address()).isEqualTo("n1:7001");
  }

  private static ServerUri uri(String written) {
    return Settings.read("server.uri=" + written, new Properties(), Map.of())
        .get(Option.SERVER_URI);
  }

  @Test
  void passwordsAreInNoComplaint() {
    for (String arguments :
        new String[] {
          "server.uri=http://:open-sesame@h", "server.uri=redis://:a,open-sesame@h",
          "server.uri=redis://:open-sesame@h:port", "server.uri=redis://:open-sesame%zz@h",
          "server.uri=redis://:open-sesame@"
        }) {
      Settings settings = Settings.read(arguments, new Properties(), Map.of());
      assertThat(settings.complaints()).isNotEmpty();
      assertThat(settings.complaints().toString()).doesNotContain("sesame");
    }
  }

  @Test
  void documentationHasEveryOptionAsItIsDeclared() throws IOException {
    StringBuilder table =
        new StringBuilder("| option | takes | default | what for |\n|---|---|---|---|\n");
    for (Option<?> option : Option.all()) {
      table
          .append("| `" + option.key() + "` | " + option.takes() + " | ")
          .append(option.standard().isEmpty() ? "none" : "`" + option.standard() + "`")
          .append(" | " + option.description() + " |\n");
    }
    assertThat(Files.readString(Path.of("../docs/options.md"))).contains(table);
  }
}
