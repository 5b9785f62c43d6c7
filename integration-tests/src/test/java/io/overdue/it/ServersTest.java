package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.overdue.scenario.ConnectPerOperation;
import io.overdue.scenario.ConnectPerOperationClosed;
import io.overdue.scenario.RationedFactory;
import io.overdue.scenario.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.AccessControlLogEntry;

/** What the report says of real servers, and what these notice of being asked. */
class ServersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TRUST = "changeit";

  @Test
  void numbersAreTheServersWithoutTheProbe() {
    try (Server server = Server.with("maxclients 100");
        Program run = tenant(server, 5).start()) {
      JsonNode node = serverOf(run, used(5));
      assertThat(node.path("limit").asInt()).isEqualTo(100);
      assertThat(node.path("limitFrom").asText()).isEqualTo("INFO");
      assertThat(node.path("connected").asInt()).isEqualTo(6);
      assertThat(node.path("ours").asInt()).isEqualTo(5);
      assertThat(node.path("kept").asBoolean()).isFalse();
      assertThat(node.path("timeoutSeconds").asInt()).isZero();
      assertThat(node.path("tcpKeepaliveSeconds").asInt()).isEqualTo(300);
      try (Jedis client = server.client()) {
        assertThat(client.info()).contains("_version:" + node.path("version").asText());
        assertThat(node.path("address").asText()).isEqualTo("127.0.0.1:" + server.port());
        serverOf(run, used(6));
      }
      run.end();
      assertThat(run.report().elements("pools").toList().get(0).path("active").asInt())
          .as("the probe's connection is outside the pool's count")
          .isLessThanOrEqualTo(5);
      Expect.nothingHidden(run);
    }
  }

  @Test
  void applicationsOwnPasswordIsEnough() {
    try (Server server = Server.start("open-sesame");
        Program run = tenant(server, 3).start()) {
      serverOf(run, used(3));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void applicationsOwnUserIsEnough() {
    try (Server server = Server.with("user app on >secret ~* &* +@all");
        Program run =
            Program.of(Tenant.class)
                .withArgument(server.uri("app:secret"))
                .withArgument("3")
                .withOptions("server.interval=1s")
                .start()) {
      serverOf(run, used(3));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void connectionsWithoutAPoolAreEnough() {
    try (Server server = Server.start();
        Program run =
            Program.of(ConnectPerOperation.class)
                .against(server)
                .withOptions("server.interval=1s")
                .start()) {
      serverOf(run, answer("ok"));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void connectionsThatAreClosedAtOnceAreEnough() {
    try (Server server = Server.start();
        Program run =
            Program.of(ConnectPerOperationClosed.class)
                .against(server)
                .withOptions("server.interval=1s")
                .start()) {
      serverOf(run, answer("ok"));
      int before = (int) run.report().sweeps();
      for (int sweep = 1; sweep <= 8; sweep++) {
        Expect.sweeps(run, before + sweep);
        assertThat(server(run).path("answer").asText()).isEqualTo("ok");
      }
      run.end();
      Expect.nothingHidden(run);
    }
  }

  static Stream<String> lettuce() {
    return Clients.of("io.lettuce:").stream();
  }

  @ParameterizedTest
  @MethodSource("lettuce")
  void lettucesOwnPasswordIsEnough(String version) {
    try (Server server = Server.start("open-sesame");
        Program run = lettuce(version, server.uri()).start()) {
      serverOf(run, used(1));
      run.end();
      assertThat(run.log()).doesNotContain("sesame");
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("lettuce")
  void lettuceWithoutALoginIsEnough(String version) {
    try (Server server = Server.start();
        Program run = lettuce(version, server.uri()).start()) {
      serverOf(run, used(1));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  /** Users came with Lettuce 6. */
  static Stream<String> lettuceWithUsers() {
    return lettuce().filter(version -> !version.contains(":5."));
  }

  @ParameterizedTest
  @MethodSource("lettuceWithUsers")
  void lettucesOwnUserIsEnough(String version) {
    try (Server server =
            Server.with("user app on >secret ~* &* +@all", "user default off nopass -@all");
        Program run = lettuce(version, server.uri("app:secret")).start()) {
      serverOf(run, used(1));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("lettuce")
  void lettucesUsualTrustIsEnough(String version) throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "tls");
    keys(folder);
    int port = Server.freePort();
    try (Server server = encrypted(folder, port);
        Program run =
            lettuce(version, "rediss://127.0.0.1:" + port)
                .withJvmArgument("-Djavax.net.ssl.trustStore=" + folder.resolve("trust.p12"))
                .withJvmArgument("-Djavax.net.ssl.trustStorePassword=" + TRUST)
                .start()) {
      JsonNode node = serverOf(run, used(1));
      assertThat(node.path("address").asText())
          .isEqualTo("127.0.0.1:" + port)
          .isNotEqualTo("127.0.0.1:" + server.port());
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("lettuce")
  void lettucesOwnTrustIsEnough(String version) throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "tls");
    Path keys = keys(folder);
    int port = Server.freePort();
    try (Server server = encrypted(folder, port);
        Program run = trusting(version, port, keys, "STORE").start()) {
      JsonNode node = serverOf(run, used(1));
      assertThat(node.path("address").asText())
          .isEqualTo("127.0.0.1:" + port)
          .isNotEqualTo("127.0.0.1:" + server.port());
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void lettucesOwnManagersAreEnoughAndCodeOfTheApplicationIsNotRun() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "tls");
    Path keys = keys(folder);
    String version = Clients.newest("io.lettuce:");
    int port = Server.freePort();
    try (Server server = encrypted(folder, port);
        Program managers = trusting(version, port, keys, "MANAGERS").start();
        Program ownCode = trusting(version, port, keys, "OWN_CODE").start()) {
      server.awaitClients(2);
      serverOf(managers, used(2));
      JsonNode node =
          serverOf(ownCode, told -> told.path("probe").asText().contains("set server.uri"));
      assertThat(node.path("answer").asText()).isEqualTo("not-asked");
      Expect.sweeps(ownCode, 4);
      assertThat(ownCode.out()).contains("asked by ").doesNotContain("asked by overdue");
      managers.end();
      ownCode.end();
      Expect.nothingHidden(managers);
      Expect.nothingHidden(ownCode);
    }
  }

  /** Also where the application itself does not look at the name. */
  @Test
  void certificateOfAnotherHostIsNotTrusted() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "tls");
    Path keys = keys(folder, "127.0.0.2");
    int port = Server.freePort();
    try (Server server = encrypted(folder, port);
        Program run =
            Program.of(io.overdue.scenario.lettuce.Tenant.class)
                .with(Clients.newest("io.lettuce:"))
                .withArgument("rediss://127.0.0.1:" + port + "?verifyPeer=NONE")
                .withArgument(keys.toString())
                .withArgument("STORE")
                .withOptions("server.interval=1s")
                .start()) {
      server.awaitClients(1);
      JsonNode node = serverOf(run, answer("unreachable"));
      assertThat(node.path("probe").asText()).contains("the TLS handshake failed");
      assertThat(node.path("used").isNull()).isTrue();
      run.end();
      Expect.nothingHidden(run);
    }
  }

  private static Program.Setup trusting(String version, int port, Path keys, String way) {
    return lettuce(version, "rediss://127.0.0.1:" + port)
        .withArgument(keys.toString())
        .withArgument(way);
  }

  static Stream<String> redisson() {
    return Clients.of("org.redisson:").stream();
  }

  @ParameterizedTest
  @MethodSource("redisson")
  void redissonsOwnLoginsAndTrustAreEnough(String version) throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "tls");
    Path keys = keys(folder);
    int port = Server.freePort();
    try (Server closed = Server.start("open-sesame");
        Server ofUsers =
            Server.with("user app on >secret ~* &* +@all", "user default off nopass -@all");
        Server encrypted = encrypted("open-sesame", folder, port);
        Program run =
            Program.of(io.overdue.scenario.redisson.Tenants.class)
                .with(version)
                .against(closed)
                .withArgument(ofUsers.uri("app:secret"))
                .withArgument("rediss://:open-sesame@127.0.0.1:" + port)
                .withArgument(keys.toString())
                .withOptions("server.interval=1s")
                .start()) {
      encrypted.awaitClients(1);
      for (int each : new int[] {closed.port(), ofUsers.port(), port}) {
        told(run, () -> server(run, each), answer("ok"));
      }
      run.end();
      assertThat(run.log()).doesNotContain("sesame");
      Expect.nothingHidden(run);
    }
  }

  static Stream<String> vertx() {
    return Clients.of("io.vertx:").stream();
  }

  @ParameterizedTest
  @MethodSource("vertx")
  void loginsOfVertxAreEnough(String version) {
    try (Server closed = Server.start("open-sesame");
        Server ofUsers =
            Server.with("user app on >secret ~* &* +@all", "user default off nopass -@all");
        Program run =
            Program.of(io.overdue.scenario.vertx.Tenants.class)
                .with(version)
                .against(closed)
                .withArgument(ofUsers.uri("app:secret"))
                .withOptions("server.interval=1s")
                .start()) {
      serverOf(run, closed, used(1));
      serverOf(run, ofUsers, used(1));
      run.end();
      assertThat(run.log()).doesNotContain("sesame");
      Expect.nothingHidden(run);
    }
  }

  private static Program.Setup lettuce(String version, String uri) {
    return Program.of(io.overdue.scenario.lettuce.Tenant.class)
        .with(version)
        .withArgument(uri)
        .withOptions("server.interval=1s");
  }

  @Test
  void leastPrivilegeIsEnoughAndRefusalsAreRemembered() {
    try (Server server =
            Server.with(
                "user probe on >secret resetchannels -@all +info +client|list +client|id +ping");
        Program run =
            tenant(server, 3)
                .withOptions("server.interval=1s,server.uri=" + server.uri("probe:secret"))
                .start()) {
      serverOf(run, used(3));
      Expect.sweeps(run, 8);
      try (Jedis client = server.client()) {
        assertThat(denied(client, "probe")).as("SETNAME and CONFIG, once each").isEqualTo(2);
      }
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void userWhoMayDoNothingAsksOnce() {
    try (Server server = Server.with("user nobody on >secret -@all +ping");
        Program run =
            tenant(server, 3)
                .withOptions("server.interval=1s,server.uri=" + server.uri("nobody:secret"))
                .start()) {
      JsonNode node = serverOf(run, answer("forbidden"));
      assertThat(node.path("probe").asText()).startsWith("INFO is refused: NOPERM");
      assertThat(node.path("used").isNull()).isTrue();
      Expect.sweeps(run, 8);
      try (Jedis client = server.client()) {
        assertThat(denied(client, "nobody")).as("SETNAME, ID and INFO, once each").isEqualTo(3);
      }
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void wrongPasswordIsTriedOnce() {
    try (Server server = Server.with("user probe on >secret -@all +info");
        Program run =
            tenant(server, 3)
                .withOptions("server.interval=1s,server.uri=" + server.uri("probe:sesame"))
                .start()) {
      JsonNode node = serverOf(run, answer("bad-login"));
      assertThat(node.path("probe").asText()).contains("WRONGPASS").doesNotContain("sesame");
      Expect.sweeps(run, 8);
      try (Jedis client = server.client()) {
        assertThat(denied(client, "probe")).isEqualTo(1);
      }
      run.end();
      assertThat(run.log()).doesNotContain("sesame");
      Expect.nothingHidden(run);
    }
  }

  @Test
  void keptConnectionAnswersAtTheLimit() {
    try (Server server = Server.with("maxclients 12");
        Program run = tenant(server, 9).start()) {
      serverOf(run, node -> node.path("kept").asBoolean() && node.path("used").asInt() == 9);
      try (Jedis one = server.client();
          Jedis other = server.client()) {
        one.ping();
        other.ping();
        serverOf(run, used(11));
        assertThat(isRefused(server)).isTrue();
        JsonNode node = serverOf(run, full -> full.path("rejectedSinceStart").asInt() > 0);
        assertThat(node.path("answer").asText()).isEqualTo("ok");
        assertThat(node.path("connected").asInt()).isEqualTo(12);
      }
      serverOf(run, node -> node.path("rows").asText().equals("all"));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void fullServerThatWasNeverAskedSaysSo() {
    try (Server server = Server.with("maxclients 4")) {
      try (Jedis one = server.client();
          Program run = tenant(server, 3).start()) {
        one.ping();
        JsonNode node = serverOf(run, answer("at-limit"));
        assertThat(node.path("probe").asText()).contains("server");
        run.end();
        Expect.nothingHidden(run);
      }
    }
  }

  @Test
  void applicationsOwnTrustIsEnough() throws Exception {
    Path folder = Files.createTempDirectory(Files.createDirectories(Given.work()), "tls");
    Path store = keys(folder);
    int port = Server.freePort();
    try (Server server = encrypted(folder, port);
        Program run =
            Program.of(Tenant.class)
                .withArgument("rediss://127.0.0.1:" + port)
                .withArgument("3")
                .withArgument(store.toString())
                .withOptions("server.interval=1s")
                .start()) {
      JsonNode node = serverOf(run, used(3));
      assertThat(node.path("address").asText())
          .isEqualTo("127.0.0.1:" + port)
          .isNotEqualTo("127.0.0.1:" + server.port());
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void serverThatComesBackIsAskedAgain() {
    try (Server server = Server.start();
        Program run = tenant(server, 3).start()) {
      serverOf(run, used(3));
      server.restart();
      long before = run.report().sweeps();
      serverOf(run, used(3).and(node -> run.report().sweeps() > before + 3));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void nothingStaysAfterADetach() throws IOException {
    try (Server server = Server.with("maxclients 10");
        Program run = tenant(server, 8).start();
        Jedis client = server.client()) {
      serverOf(run, node -> node.path("kept").asBoolean());
      assertThat(client.clientList()).contains("name=overdue-probe");
      Files.createFile(run.folder().resolve("detach"));
      await().atMost(PATIENCE).until(() -> run.out().contains("detached"));
      assertThat(client.clientList()).doesNotContain("name=overdue-probe");
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void factoryThatHangsHoldsUpNoOtherServer() throws IOException {
    try (Server usual = Server.start();
        Server rationed = Server.start();
        Program run =
            Program.of(RationedFactory.class)
                .against(usual)
                .against(rationed)
                .withOptions("server.interval=1s")
                .start()) {
      JsonNode hanging = serverOf(run, rationed, answer("unreachable"));
      assertThat(hanging.path("probe").asText()).contains("its pool's own factory", "server.uri");
      serverOf(run, usual, used(3));
      try (Jedis client = usual.client()) {
        client.ping();
        serverOf(run, usual, used(4));
      }
      Files.createFile(run.folder().resolve("detach"));
      await().atMost(PATIENCE).until(() -> run.out().contains("detached"));
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void switchedOffMeansThatNobodyIsAsked() {
    try (Server server = Server.start();
        Program run = tenant(server, 3).withOptions("server.check=off").start()) {
      Expect.sweeps(run, 4);
      assertThat(run.report().elements("servers")).isEmpty();
      run.end();
      Expect.nothingHidden(run);
    }
  }

  static Stream<String> naming() {
    return Clients.of("redis.clients:jedis:").stream()
        .filter(client -> !client.contains(":2.") && !client.contains(":3."));
  }

  @ParameterizedTest
  @MethodSource("naming")
  void connectionsAreNamedByTheirClientWhereThatIsWanted(String version) {
    try (Server server = Server.start("open-sesame");
        Program run =
            tenant(server, 3)
                .with(version)
                .withOptions("server.interval=1s,server.names=on")
                .start()) {
      serverOf(run, used(3));
      assertThat(rows(server)).contains("name=Tenant/Tenant.work ");
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @ParameterizedTest
  @MethodSource("naming")
  void refusedNameHarmsNobody(String version) {
    try (Server server = Server.with("user app on >secret ~* &* +@all -client");
        Program run =
            Program.of(Tenant.class)
                .with(version)
                .withArgument(server.uri("app:secret"))
                .withArgument("3")
                .withOptions("server.interval=1s,server.names=on")
                .start()) {
      serverOf(run, used(3));
      assertThat(rows(server)).contains("user=app").doesNotContain("name=Tenant");
      run.end();
      Expect.nothingHidden(run);
    }
  }

  @Test
  void olderClientIsNotNamedAndWorks() {
    try (Server server = Server.start();
        Program run =
            tenant(server, 3)
                .with("redis.clients:jedis:3.10.0")
                .withOptions("server.interval=1s,server.names=on")
                .start()) {
      serverOf(run, used(3));
      assertThat(rows(server)).doesNotContain("name=Tenant");
      run.end();
      Expect.nothingHidden(run);
    }
  }

  private static String rows(Server server) {
    try (Jedis client = server.client()) {
      return client.clientList();
    }
  }

  private static Program.Setup tenant(Server server, int connections) {
    return Program.of(Tenant.class)
        .against(server)
        .withArgument(String.valueOf(connections))
        .withOptions("server.interval=1s");
  }

  private static Predicate<JsonNode> used(int number) {
    return node -> node.path("probe").asText().equals("ok") && node.path("used").asInt() == number;
  }

  private static Predicate<JsonNode> answer(String answer) {
    return node -> node.path("answer").asText().equals(answer);
  }

  /** Waits until the report says it of the one server. */
  private static JsonNode serverOf(Program run, Predicate<JsonNode> expected) {
    return told(run, () -> server(run), expected);
  }

  /** Waits until the report says it of {@code server}, one of several. */
  private static JsonNode serverOf(Program run, Server server, Predicate<JsonNode> expected) {
    return told(run, () -> server(run, server), expected);
  }

  private static JsonNode told(
      Program run, Supplier<JsonNode> server, Predicate<JsonNode> expected) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(expected.test(server.get()))
                    .as(() -> run.folder() + " " + server.get())
                    .isTrue());
    return server.get();
  }

  private static JsonNode server(Program run, Server server) {
    return server(run, server.port());
  }

  private static JsonNode server(Program run, int port) {
    return run.report()
        .elements("servers")
        .filter(node -> node.path("address").asText().equals("127.0.0.1:" + port))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static JsonNode server(Program run) {
    return run.report().elements("servers").findFirst().orElse(MissingNode.getInstance());
  }

  /** A server that also speaks TLS, on {@code port}. */
  private static Server encrypted(Path folder, int port) {
    return encrypted(null, folder, port);
  }

  private static Server encrypted(String password, Path folder, int port) {
    return Server.start(
        password,
        "tls-port " + port,
        "tls-cert-file " + folder.resolve("cert.pem"),
        "tls-key-file " + folder.resolve("key.pem"),
        "tls-ca-cert-file " + folder.resolve("cert.pem"),
        "tls-auth-clients no");
  }

  /** How often the server has refused something to {@code user}. */
  private static long denied(Jedis client, String user) {
    return client.aclLog().stream()
        .filter(entry -> entry.getUsername().equals(user))
        .mapToLong(AccessControlLogEntry::getCount)
        .sum();
  }

  private static boolean isRefused(Server server) {
    try (Jedis client = server.client()) {
      client.ping();
      return false;
    } catch (JedisException refused) {
      return true;
    }
  }

  /** Writes a self-signed certificate for 127.0.0.1 with its key, and returns a store with it. */
  private static Path keys(Path folder) throws Exception {
    return keys(folder, "127.0.0.1");
  }

  private static Path keys(Path folder, String ip) throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "redis",
                    "-keyalg",
                    "RSA",
                    "-dname",
                    "CN=" + ip,
                    "-ext",
                    "san=ip:" + ip,
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    TRUST))
            .inheritIO()
            .start();
    assertThat(keytool.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, TRUST.toCharArray());
    }
    pem(
        folder.resolve("key.pem"),
        "PRIVATE KEY",
        keys.getKey("redis", TRUST.toCharArray()).getEncoded());
    pem(folder.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("redis").getEncoded());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("redis", keys.getCertificate("redis"));
    Path trust = folder.resolve("trust.p12");
    try (var out = Files.newOutputStream(trust)) {
      trusted.store(out, TRUST.toCharArray());
    }
    return trust;
  }

  private static void pem(Path file, String type, byte[] bytes) throws IOException {
    Files.writeString(
        file,
        "-----BEGIN "
            + type
            + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
            + "\n-----END "
            + type
            + "-----\n");
  }
}
