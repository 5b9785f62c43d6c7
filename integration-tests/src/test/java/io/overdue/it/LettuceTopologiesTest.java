package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.lettuce.HealthyInTopologies;
import io.overdue.scenario.lettuce.LeaksInTopologies;
import io.overdue.scenario.lettuce.LifeInTopologies;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.args.ClientType;

/** Lettuce on a cluster, with a sentinel, and on a master with its replica. */
class LettuceTopologiesTest {

  private static final List<String> CONNECTIONS =
      List.of("clustered", "subscriber", "sentinel", "found", "replicated");

  private static final String POOL = "org.apache.commons:commons-pool2:2.12.1";

  static Stream<String> versions() {
    return Clients.of("io.lettuce:").stream();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void booksAgreeWithTheServersAfterEachStep(String version) {
    try (Topology cluster = Topology.clusterFor(version);
        Topology watched = Topology.watched();
        Program run =
            program(LifeInTopologies.class, version)
                .withArgument(cluster.addresses())
                .withArgument(watched.addresses())
                .start()) {
      Script script = Script.on(run, cluster, watched);
      script.play(
          "open",
          "connect to the cluster",
          "use the cluster",
          "subscribe",
          "ask the sentinel",
          "find the master",
          "connect to master and replica",
          "use both");
      cluster.kill(ClientType.NORMAL);
      watched.kill(ClientType.NORMAL);
      script.play("use the cluster", "use both");
      script.assertOut("client", life("cluster client"), 1);
      script.assertOut("client", life("client"), 1);
      for (String line : CONNECTIONS) {
        script.assertOut("connect", life(line), 1);
      }
      script.play("close", "shut down");
      for (String line : CONNECTIONS) {
        script.assertOut("connect", life(line), 0);
      }
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  private static String life(String line) {
    return Source.frame(LifeInTopologies.class, "play", "// line: " + line);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void leaksAreNamedWithTheirLines(String version) {
    Set<String> frames =
        Set.of(
            leak("clustered", "a connection to the cluster"),
            leak("clusterClient", "a cluster's client"),
            leak("replicated", "a connection to both"),
            leak("client", "a client with its own threads"),
            leak("pooled", "a loan of the soft pool"));
    try (Server server = Server.start();
        Topology cluster = Topology.clusterFor(version);
        Topology watched = Topology.watched();
        Program run = program(LeaksInTopologies.class, version, server, cluster, watched)) {
      Expect.finding(
          run, "connect-per-operation", "leaked", leak("clustered", "a connection to the cluster"));
      Expect.finding(
          run, "client-per-request", "leaked", leak("clusterClient", "a cluster's client"));
      Expect.finding(
          run, "connect-per-operation", "leaked", leak("replicated", "a connection to both"));
      Report.Finding client =
          Expect.finding(
              run, "client-per-request", "leaked", leak("client", "a client with its own threads"));
      assertThat(client.json().path("evidence").toString()).contains("threads grew by");
      Expect.finding(run, "unreturned", "leaked", leak("pooled", "a loan of the soft pool"));
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> frames.contains(finding.site()));
      Expect.nothingHidden(run);
    }
  }

  private static String leak(String method, String line) {
    return Source.frame(LeaksInTopologies.class, method, "// leak: " + line);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void healthyProgramIsSilent(String version) {
    try (Server server = Server.start();
        Topology cluster = Topology.clusterFor(version);
        Topology watched = Topology.watched();
        Program run = program(HealthyInTopologies.class, version, server, cluster, watched)) {
      Expect.silence(run, 40);
    }
  }

  private static Program program(
      Class<?> program, String version, Server server, Topology cluster, Topology watched) {
    return program(program, version)
        .against(server)
        .withArgument(cluster.addresses())
        .withArgument(watched.addresses())
        .start();
  }

  private static Program.Setup program(Class<?> program, String version) {
    return Program.of(program)
        .with(version)
        .withClasspath(Clients.classpath(POOL))
        .withJvmArgument("-XX:TieredStopAtLevel=1")
        .withJvmArgument("-XX:+UseSerialGC");
  }
}
