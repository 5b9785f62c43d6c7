package io.overdue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the doctor makes of JVMs, flags and jars that are not at hand. */
class DoctorTest {

  @Test
  void jvmThatIsTooOldIsRefused() {
    Remark remark = jvm("Java HotSpot(TM) 64-Bit Server VM", "1.7", "1.7.0_80").remark();
    assertThat(remark.mark()).isEqualTo(Remark.Mark.NO);
    assertThat(remark.text()).contains("too old", "1.7.0_80", "Java 8 and newer");
  }

  @Test
  void jvmThatIsNotHotSpotIsNoted() {
    Remark remark = jvm("Eclipse OpenJ9 VM", "17", "17.0.1").remark();
    assertThat(remark.mark()).isEqualTo(Remark.Mark.NOTE);
    assertThat(remark.text()).contains("not HotSpot", "OpenJ9");
  }

  @Test
  void newJvmPrintsANotice() {
    assertThat(jvm("OpenJDK 64-Bit Server VM", "25", "25.0.1").remark().text()).contains("WARNING");
    assertThat(jvm("OpenJDK 64-Bit Server VM", "1.8", "1.8.0_504").remark().mark())
        .isEqualTo(Remark.Mark.OK);
  }

  @Test
  void lastFlagCounts() {
    assertThat(JvmFlags.of(List.of("-XX:+DisableAttachMechanism")).isAttachable()).isFalse();
    assertThat(
            JvmFlags.of(List.of("-XX:+DisableAttachMechanism", "-XX:-DisableAttachMechanism"))
                .isAttachable())
        .isTrue();
    assertThat(JvmFlags.of(List.of("-XX:-EnableDynamicAgentLoading")).takesAgents()).isFalse();
    assertThat(JvmFlags.of(List.of("-Dx=DisableAttachMechanism")).isAttachable()).isTrue();
  }

  @Test
  void clientsAreKnownByTheNamesOfTheirJars() {
    JavaProcess process = JavaProcess.of(1);
    assertThat(
            ClientJars.among(
                    List.of(
                        "/opt/shop/lib/jedis-5.2.0.jar",
                        "/opt/shop/lib/lettuce-core-6.8.2.RELEASE.jar",
                        "/opt/shop/lib/commons-pool2-2.12.1.jar",
                        "/opt/shop/lib/shop-jedis-tools.jar"),
                    process)
                .versions())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("jedis", "5.2.0", "lettuce-core", "6.8.2", "commons-pool2", "2.12.1"));
  }

  @Test
  void everySupportedClientHasItsOwnProspect() throws IOException {
    Path supported = Path.of("../integration-tests/src/test/resources/clients.txt");
    for (String line : Files.readAllLines(supported)) {
      if (!line.startsWith("#") && !line.isBlank()) {
        String[] parts = line.split(":");
        String jar = parts[1] + "-" + parts[parts.length - 1];
        jar += parts.length > 4 ? "-" + parts[3] + ".jar" : ".jar";
        ClientJars found = ClientJars.among(List.of("/lib/" + jar), JavaProcess.of(1));
        assertThat(found.versions()).as(jar).containsOnlyKeys(parts[1]);
        assertThat(Prospect.of(parts[1])).isNotEqualTo(Prospect.of("unheard-of"));
      }
    }
  }

  @Test
  void coloursAreForTerminalsThatWantThem() {
    assertThat(terminal(true, Map.of()).red("x")).isEqualTo("\033[1;31mx\033[0m");
    assertThat(terminal(true, Map.of("NO_COLOR", "1")).red("x")).isEqualTo("x");
    assertThat(terminal(true, Map.of("TERM", "dumb")).red("x")).isEqualTo("x");
    assertThat(terminal(false, Map.of()).red("x")).isEqualTo("x");
  }

  private static Terminal terminal(boolean personal, Map<String, String> environment) {
    return new Terminal(new PrintStream(OutputStream.nullOutputStream()), personal, environment);
  }

  private static Jvm jvm(String name, String specification, String version) {
    Properties properties = new Properties();
    properties.setProperty("java.vm.name", name);
    properties.setProperty("java.specification.version", specification);
    properties.setProperty("java.version", version);
    return Jvm.of(properties);
  }
}
