package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.DescriptorFacts;
import io.overdue.agent.facts.ServerFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A made-up /proc of a machine that is up for 1,000 seconds. */
class LocalProcessTest {

  @TempDir Path proc;

  private LocalProcess local;

  @BeforeEach
  void machine() throws IOException {
    Files.writeString(proc.resolve("uptime"), "1000.00 3000.00\n");
    local = new LocalProcess(proc.toFile());
  }

  @Test
  void processWhoseNamePortAndAgeFitIsTheServer() throws IOException {
    process(42, "redis-server", "redis-server 127.0.0.1:7710", 900, "1024", "4096");
    DescriptorFacts limits = limits(42, 7710, 100);
    assertThat(limits.isKnown()).isTrue();
    assertThat(limits.soft()).isEqualTo(1024);
    assertThat(limits.hard()).isEqualTo(4096);
  }

  @Test
  void titleMayHaveAMode() throws IOException {
    process(42, "valkey-server", "valkey-server *:7710 [cluster]", 900, "unlimited", "unlimited");
    assertThat(limits(42, 7710, 100).hard()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void pidOfAnotherNamespaceIsAnotherProgramHere() throws IOException {
    process(1, "systemd", "/sbin/init", 0, "32768", "32768");
    assertThat(limits(1, 7710, 100).isKnown()).isFalse();
    process(29427, "redis-server", "redis-server 0.0.0.0:7710", 900, "992", "992");
    assertThat(limits(1, 7710, 100).soft()).isEqualTo(992);
  }

  @Test
  void anotherPortOrAgeIsAnotherServer() throws IOException {
    process(42, "redis-server", "redis-server *:17710", 900, "1024", "1024");
    process(43, "redis-server", "redis-server *:7710", 500, "1024", "1024");
    assertThat(limits(42, 7710, 100).isKnown()).isFalse();
    assertThat(limits(43, 7710, 100).isKnown()).isFalse();
  }

  @Test
  void serverElsewhereIsNotLookedFor() throws IOException {
    process(42, "redis-server", "redis-server *:7710", 900, "1024", "1024");
    DescriptorFacts limits =
        local.limits(InetAddress.getByName("192.0.2.1"), server(42, 7710, 100));
    assertThat(limits.reason()).contains("another machine");
  }

  @Test
  void strangeFilesAreNotBelieved() throws IOException {
    process(42, "redis-server", "redis-server *:7710", 900, "many", "few");
    assertThat(limits(42, 7710, 100).reason()).contains("cannot be read");
    Files.writeString(proc.resolve("42/stat"), "42 (redis) S");
    assertThat(limits(42, 7710, 100).isKnown()).isFalse();
  }

  private DescriptorFacts limits(long pid, long port, long uptime) throws IOException {
    return local.limits(InetAddress.getByName("127.0.0.1"), server(pid, port, uptime));
  }

  private static ServerFacts server(long pid, long port, long uptime) {
    return ServerFacts.of("127.0.0.1:7710")
        .processId(pid)
        .tcpPort(port)
        .uptimeSeconds(uptime)
        .build();
  }

  private void process(int pid, String comm, String title, long startedAt, String soft, String hard)
      throws IOException {
    Path folder = Files.createDirectories(proc.resolve(String.valueOf(pid)));
    Files.writeString(folder.resolve("comm"), comm + "\n");
    Files.writeString(folder.resolve("cmdline"), title + "\0");
    Files.writeString(
        folder.resolve("stat"),
        pid + " (" + comm + ") S 1 1 1 0 -1 4194560 1 0 0 0 1 1 0 0 20 0 5 0 " + startedAt * 100);
    Files.writeString(
        folder.resolve("limits"),
        "Limit                     Soft Limit           Hard Limit           Units     \n"
            + "Max processes             1                    2                    processes \n"
            + "Max open files            "
            + soft
            + "                 "
            + hard
            + "                 files     \n");
  }
}
