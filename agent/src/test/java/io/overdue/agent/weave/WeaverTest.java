package io.overdue.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.support.OwnLog;
import io.overdue.agent.weave.advice.ClientClosedAdvice;
import io.overdue.agent.weave.advice.ConnectAdvice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeaverTest {

  private static final String CLIENT = "io/overdue/agent/weave/WeaverTest$Client";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @Test
  void plannedClassIsChangedAndOthersAreNot() throws IOException {
    Weaver weaver = weaver(Point.method(name(), "close", ClientClosedAdvice.class, "()V"));
    assertThat(transform(weaver, CLIENT, classFile())).isNotNull().isNotEqualTo(classFile());
    assertThat(transform(weaver, "com/acme/Other", classFile())).isNull();
    assertThat(weaver.woven()).isEqualTo(1);
  }

  @Test
  void versionThatLacksWhatIsNeededIsLeftAloneWithOneLine() throws IOException {
    Weaver weaver =
        weaver(Point.method(name(), "close", ConnectAdvice.class, "()V").reading("socket"));
    assertThat(transform(weaver, CLIENT, classFile())).isNull();
    assertThat(transform(weaver, CLIENT, classFile())).isNull();
    assertThat(log.toString().lines())
        .containsExactly(
            "[overdue] "
                + name()
                + " has no field socket, so this version is not supported; it is left alone, its"
                + " connections will not be seen");
  }

  @Test
  void libraryIsLeftAloneWithOneLineHoweverManyOfItsClassesDiffer() {
    Weaver weaver =
        weaver(
            Point.method("org.redisson.One", "close", ClientClosedAdvice.class, "()V"),
            Point.method("org.redisson.Another", "close", ClientClosedAdvice.class, "()V"),
            Point.method("glide.One", "close", ClientClosedAdvice.class, "()V"));
    for (String name : List.of("org/redisson/One", "org/redisson/Another", "glide/One")) {
      assertThat(transform(weaver, name, new byte[] {1, 2, 3})).isNull();
    }
    assertThat(log.toString().lines()).hasSize(2);
    assertThat(weaver.leftAlone()).isEqualTo(3);
  }

  @Test
  void methodThatSomeVersionsLackMayBeMissing() throws IOException {
    Weaver weaver =
        weaver(
            Point.method(name(), "close", ClientClosedAdvice.class, "()V"),
            Point.method(name(), "forceClose", ClientClosedAdvice.class, "()V").optional());
    assertThat(transform(weaver, CLIENT, classFile())).isNotNull();
  }

  @Test
  void classFileThatCannotBeReadIsLeftAlone() {
    Weaver weaver = weaver(Point.method(name(), "close", ClientClosedAdvice.class, "()V"));
    assertThat(transform(weaver, CLIENT, new byte[] {1, 2, 3})).isNull();
    assertThat(log.toString()).contains("cannot be woven").hasLineCount(1);
  }

  private Weaver weaver(Point... points) {
    return new Weaver(List.of(points), OwnLog.to(log, false));
  }

  private static byte[] transform(Weaver weaver, String name, byte[] classFile) {
    return weaver.transform(WeaverTest.class.getClassLoader(), name, null, null, classFile);
  }

  private static String name() {
    return CLIENT.replace('/', '.');
  }

  private static byte[] classFile() throws IOException {
    try (var in = WeaverTest.class.getResourceAsStream("/" + CLIENT + ".class")) {
      return in.readAllBytes();
    }
  }

  /** Something to weave into. */
  static final class Client {
    void close() {}
  }
}
