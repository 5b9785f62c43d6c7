package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.overdue.shop.Branches;
import io.overdue.shop.Checkout;
import io.overdue.shop.Customers;
import io.overdue.shop.Export;
import io.overdue.shop.Orders;
import io.overdue.shop.Payment;
import io.overdue.shop.Search;
import io.overdue.shop.Shop;
import io.overdue.shop.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shop on Spring Boot and Spring Data Redis: all its leaks at once are named with their lines,
 * and without them it is silent.
 */
class SpringTest {

  private static final List<String> LEAKING_AT_EACH_VISIT =
      List.of("/customer", "/orders", "/search", "/export", "/tenant");

  /** What Spring binds to the threads of a pool: all of them, before an agent can be attached. */
  private static final List<String> LEAKING_FOR_EACH_THREAD = List.of("/checkout", "/payment");

  private static final List<String> HEALTHY =
      List.of(
          "/",
          "/queue",
          "/archive",
          "/stock",
          "/stock/report",
          "/inventory",
          "/branch/fixed",
          "/customer/fixed",
          "/orders/fixed",
          "/search/fixed",
          "/export/fixed",
          "/tenant/fixed",
          "/checkout/fixed",
          "/payment/fixed",
          "/till");

  /**
   * Each version with Jedis and with Lettuce, pooled: a connection that everybody shares is not
   * leaked by those who do not give it back.
   */
  static Stream<Arguments> leaky() {
    return shops("jedis", "lettuce-unshared")
        .filter(
            shop ->
                Clients.isWholeMatrix()
                    || !isOneOf(shop, "2.7.18 lettuce-unshared", "4.1.1 jedis"));
  }

  static Stream<Arguments> attached() {
    return shops("jedis", "lettuce-unshared")
        .filter(
            shop ->
                Clients.isWholeMatrix()
                    || isOneOf(shop, "3.5.16 jedis", "3.5.16 lettuce-unshared"));
  }

  static Stream<Arguments> healthy() {
    return shops("jedis", "lettuce-unshared", "lettuce")
        .filter(
            shop ->
                Clients.isWholeMatrix()
                    || isOneOf(shop, "3.5.16 jedis", "3.5.16 lettuce", "4.1.1 lettuce"));
  }

  static Stream<Arguments> overJedis() {
    return shops("jedis")
        .filter(shop -> Clients.isWholeMatrix() || isOneOf(shop, "3.5.16 jedis", "4.1.1 jedis"));
  }

  private static Stream<Arguments> shops(String... clients) {
    return Boot.ALL.stream()
        .flatMap(boot -> Stream.of(clients).map(client -> Arguments.of(boot, client)));
  }

  private static boolean isOneOf(Arguments shop, String... chosen) {
    return List.of(chosen).contains(((Boot) shop.get()[0]).version() + " " + shop.get()[1]);
  }

  @ParameterizedTest
  @MethodSource("leaky")
  void eachLeakIsNamedWithItsLine(Boot boot, String client) {
    try (Server server = Server.start();
        Program shop =
            shop(boot, client, server, LEAKING_AT_EACH_VISIT)
                .withArguments(LEAKING_FOR_EACH_THREAD)
                .start()) {
      List<String> leaks = leaksOfEachVisit(shop, boot, client);
      leaks.addAll(leaksOfEachThread(shop, boot, client));
      expectNoMore(shop, leaks);
      end(shop);
    }
  }

  @ParameterizedTest
  @MethodSource("attached")
  void eachLeakIsNamedByAnAgentThatCameLater(Boot boot, String client) {
    try (Server server = Server.start()) {
      Program.Setup setup = shop(boot, client, server, LEAKING_AT_EACH_VISIT).withoutAgent();
      try (Program shop = setup.start()) {
        await().atMost(Duration.ofMinutes(2)).until(() -> shop.out().contains("open"));
        Command attach =
            Command.run(
                setup.jdk(), "attach", String.valueOf(shop.pid()), setup.options(shop.folder()));
        assertThat(attach.exitCode()).as(attach.err()).isZero();
        expectNoMore(shop, leaksOfEachVisit(shop, boot, client));
        end(shop);
      }
    }
  }

  /** What each visit takes, and keeps. */
  private static List<String> leaksOfEachVisit(Program shop, Boot boot, String client) {
    String over = over(client);
    List<String> leaks = new ArrayList<>();
    leaks.add(leaked(shop, "client-per-request", Tenants.class, "greet", ""));
    if (isKeptByItsConnection(boot, client)) {
      leaks.add(leaked(shop, "unreturned", Customers.class, "name", over));
      leaks.add(leaked(shop, "unreturned-on-exception", Orders.class, "count", over));
      leaks.add(leaked(shop, "unreturned", Search.class, "first", ""));
      String kind = client.equals("jedis") ? "unreturned" : "pipeline-not-closed";
      leaks.add(leaked(shop, kind, Export.class, "lambda$write$0", over));
    }
    return leaks;
  }

  /** What the first visits take, and Spring keeps bound to each thread of a pool. */
  private static List<String> leaksOfEachThread(Program shop, Boot boot, String client) {
    List<String> leaks = new ArrayList<>();
    if (isKeptByItsConnection(boot, client)) {
      String method = client.equals("jedis") ? "look" : "$1.execute";
      leaks.add(leaked(shop, "unreturned", Checkout.class, method, over(client)));
    }
    String frame = Source.frame(Payment.class, "book", "// leak: transaction-left-open");
    String kind = isKeptByItsConnection(boot, client) ? "transaction-left-open" : "unreturned";
    Report.Finding bound = Expect.finding(shop, kind, "leaked", frame);
    assertThat(bound.json().path("evidence").toString()).contains("Spring still keeps");
    leaks.add(kind + " " + frame);
    return leaks;
  }

  private static String over(String client) {
    return client.startsWith("lettuce") ? " (lettuce)" : " (jedis)";
  }

  private static boolean isKeptByItsConnection(Boot boot, String client) {
    return !client.equals("jedis") || !boot.borrowsForEachCommand();
  }

  private static void expectNoMore(Program shop, List<String> leaks) {
    assertThat(shop.report().alarms().stream().filter(alarm -> !alarm.site().equals("null")))
        .as(() -> "alarms of " + shop.folder())
        .allMatch(alarm -> leaks.contains(alarm.kind() + " " + alarm.site()));
  }

  private static String leaked(
      Program shop, String kind, Class<?> page, String method, String over) {
    String frame = Source.frame(page, method, "// leak: " + kind + over);
    Expect.finding(shop, kind, "leaked", frame);
    return kind + " " + frame;
  }

  private static void end(Program shop) {
    assertThat(shop.end()).isZero();
    Expect.nothingHidden(shop);
  }

  @ParameterizedTest
  @MethodSource("healthy")
  void healthyShopIsSilent(Boot boot, String client) {
    try (Server server = Server.start();
        Program shop = shop(boot, client, server, HEALTHY).start()) {
      Expect.silence(shop, 40);
    }
  }

  @ParameterizedTest
  @MethodSource("overJedis")
  void contextLeftBehindIsADuplicate(Boot boot, String client) {
    String frame = Source.frame(Branches.class, "open", "// leak: duplicate-pools");
    try (Server server = Server.start();
        Program shop = shop(boot, client, server, List.of("/branch")).start()) {
      Expect.finding(shop, "duplicate-pools", "null", frame);
      assertThat(shop.end()).isZero();
      assertThat(shop.report().alarms()).isEmpty();
    }
  }

  static Stream<Arguments> reactive() {
    return shops("lettuce-unshared")
        .filter(shop -> Clients.isWholeMatrix() || isOneOf(shop, "3.5.16 lettuce-unshared"));
  }

  /** A chain that never ends keeps what it took. */
  @ParameterizedTest
  @MethodSource("reactive")
  void leakOnALibrarysThreadNamesNoLine(Boot boot, String client) {
    try (Server server = Server.start();
        Program shop = shop(boot, client, server, List.of("/prices")).start()) {
      Report.Finding leak = Expect.findingWithoutLine(shop, "unreturned");
      assertThat(shop.report().alarms())
          .extracting(Report.Finding::site)
          .containsExactly(leak.site());
      end(shop);
    }
  }

  @ParameterizedTest
  @MethodSource("reactive")
  void reactiveChainThatIsCancelledIsSilent(Boot boot, String client) {
    try (Server server = Server.start();
        Program shop = shop(boot, client, server, List.of("/prices/fixed")).start()) {
      Expect.sweeps(shop, 40);
      assertThat(shop.report().alarms()).isEmpty();
      end(shop);
    }
  }

  private static Program.Setup shop(Boot boot, String client, Server server, List<String> pages) {
    return Program.of(Shop.class)
        .over(boot.classpath())
        .on(boot.jdk())
        .withJvmArgument("-XX:TieredStopAtLevel=1")
        .withJvmArgument("-XX:+UseSerialGC")
        .against(server)
        .withArgument(client)
        .withArguments(pages);
  }
}
