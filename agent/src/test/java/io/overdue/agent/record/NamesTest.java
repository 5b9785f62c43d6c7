package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How connections are named, whatever the program and its methods are called. */
class NamesTest {

  @Test
  void programIsAClassOrAJar() {
    assertName("com.acme.shop.Main --port 80", "load", "Main/OrderCache.load");
    assertName("/opt/shop/shop.jar secret", "load", "shop/OrderCache.load");
    assertName(null, "load", "java/OrderCache.load");
    assertName("", "load", "/OrderCache.load");
  }

  @Test
  void serversTakeEveryName() {
    assertName("Main", "lädt alles\n", "Main/OrderCache.l?dt?alles?");
    assertThat(name("Main", "x".repeat(500))).hasSize(100);
  }

  private static void assertName(String commandLine, String method, String name) {
    assertThat(name(commandLine, method)).isEqualTo(name);
  }

  private static String name(String commandLine, String method) {
    return new Names(List.of(), commandLine)
        .of(new StackTraceElement("com.acme.OrderCache", method, "OrderCache.java", 88));
  }
}
