package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.jedis.Built;
import io.overdue.scenario.jedis.InTopologies;
import io.overdue.scenario.jedis.LifeInTopologies;
import io.overdue.scenario.jedis.Unified;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.args.ClientType;

/**
 * Jedis and valkey-java on clusters, behind sentinels and over shards, in each shape that the
 * interface has had.
 */
class JedisTopologiesTest {

  /** Enough for every leak to be proven, and for what is healthy to have been watched. */
  private static final int SWEEPS = 40;

  private static final String NEWEST_WITH_SHARDS = "redis.clients:jedis:3.10.0";

  private static final String SHARDS = "io.overdue.scenario.jedis3.Shards";

  static Stream<String> versions() {
    return Clients.ofJedisAndValkey();
  }

  static Stream<String> shapes() {
    return versions().filter(JedisTopologiesTest::isToBeShown);
  }

  /** The classes of valkey-java are the same: its shapes are left to the whole matrix. */
  private static boolean isToBeShown(String version) {
    return Clients.isWholeMatrix() || !Clients.isValkey(version);
  }

  @ParameterizedTest
  @MethodSource("versions")
  void booksAgreeWithTheServersAfterEachStep(String version) {
    try (Topology cluster = Topology.cluster();
        Topology watched = Topology.watched();
        Program run =
            Program.of(LifeInTopologies.class)
                .with(version)
                .withArgument(cluster.addresses())
                .withArgument(watched.addresses())
                .start()) {
      Script script = Script.on(run, cluster, watched);
      script.play("open", "borrow", "return", "subscribe", "use the cluster");
      script.assertOut("client", life("open", "cluster"), 1);
      script.assertOut("client", life("open", "pool"), 1);
      script.assertOut("borrow", life("play", "lent"), 2);
      cluster.kill(ClientType.NORMAL);
      watched.kill(ClientType.NORMAL);
      script.perform("use the cluster");
      script.perform("find them broken");
      script.play("use the cluster", "unsubscribe", "close");
      script.assertOut("client", life("open", "cluster"), 0);
      script.assertOut("client", life("open", "pool"), 0);
      script.assertOut("borrow", life("play", "lent"), 0);
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  private static String life(String method, String line) {
    return Source.frame(LifeInTopologies.class, method, "// line: " + line);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void everyShapeOfCluster(String version) {
    assertLeaks(
        Program.of(InTopologies.class).with(version),
        Map.of(
            frame(InTopologies.class, "borrow", "a loan behind a sentinel"), "unreturned",
            frame(InTopologies.class, "clusterOfItsOwn", "a cluster's client"),
                "client-per-request",
            frame(InTopologies.class, "poolOfItsOwn", "a sentinel's pool"), "client-per-request"));
  }

  static Stream<String> unified() {
    return Stream.concat(Clients.from("redis.clients:", 2).stream(), Clients.valkey())
        .filter(version -> !version.contains(":8."))
        .filter(JedisTopologiesTest::isToBeShown);
  }

  @ParameterizedTest
  @MethodSource("unified")
  void clientsThatBorrowForEachCommand(String version) {
    assertLeaks(
        Program.of(Unified.class).with(version),
        Map.of(
            frame(Unified.class, "pipeline", "a pipeline"), "pipeline-not-closed",
            frame(Unified.class, "pipelineToEachNode", "a pipeline to each node"),
                "pipeline-not-closed",
            frame(Unified.class, "clientOfItsOwn", "a client"), "client-per-request"));
  }

  static Stream<String> built() {
    return Clients.from("redis.clients:", 5).stream();
  }

  @ParameterizedTest
  @MethodSource("built")
  void clientsThatHaveBuilders(String version) {
    assertLeaks(
        Program.of(Built.class).with(version),
        Map.of(
            frame(Built.class, "pipeline", "a pipeline"), "pipeline-not-closed",
            frame(Built.class, "transaction", "a transaction"), "pipeline-not-closed",
            frame(Built.class, "pipelineToEachNode", "a pipeline to each node"),
                "pipeline-not-closed",
            frame(Built.class, "clientOfItsOwn", "a client"), "client-per-request",
            frame(Built.class, "clusterClientOfItsOwn", "a cluster's client"), "client-per-request",
            frame(Built.class, "sentinelClientOfItsOwn", "a sentinel's client"),
                "client-per-request"));
  }

  static Stream<String> sharded() {
    return Clients.upTo("redis.clients:", 2).stream();
  }

  @ParameterizedTest
  @MethodSource("sharded")
  void shards(String version) {
    Path sources = Given.sources().resolveSibling("java-jedis3");
    Path classes = Compiled.against(NEWEST_WITH_SHARDS, sources, SHARDS);
    Map<String, String> leaks =
        Map.of(
            Source.frame(sources, SHARDS, "borrow", "// leak: a loan of shards"), "unreturned",
            Source.frame(sources, SHARDS, "poolOfItsOwn", "// leak: a pool of shards"),
                "client-per-request");
    try (Server server = Server.start();
        Server another = Server.start();
        Program run =
            Program.of(SHARDS)
                .with(version)
                .withClasspath(classes.toString())
                .against(server)
                .against(another)
                .start()) {
      assertLeaks(run, leaks);
    }
  }

  private static String frame(Class<?> program, String method, String leak) {
    return Source.frame(program, method, "// leak: " + leak);
  }

  private static void assertLeaks(Program.Setup program, Map<String, String> leaks) {
    try (Server server = Server.start();
        Topology cluster = Topology.cluster();
        Topology watched = Topology.watched();
        Program run =
            program
                .withJvmArgument("-XX:TieredStopAtLevel=1")
                .withJvmArgument("-XX:+UseSerialGC")
                .against(server)
                .withArgument(cluster.addresses())
                .withArgument(watched.addresses())
                .start()) {
      assertLeaks(run, leaks);
    }
  }

  /** Each of {@code leaks}, a kind by its frame, is named, and nothing else is. */
  private static void assertLeaks(Program run, Map<String, String> leaks) {
    new TreeMap<>(leaks).forEach((frame, kind) -> Expect.finding(run, kind, "leaked", frame));
    Expect.sweeps(run, SWEEPS);
    assertThat(run.report().alarms()).allMatch(finding -> leaks.containsKey(finding.site()));
    assertThat(run.end()).isZero();
    assertThat(run.report().alarms()).allMatch(finding -> leaks.containsKey(finding.site()));
    Expect.nothingHidden(run);
  }
}
