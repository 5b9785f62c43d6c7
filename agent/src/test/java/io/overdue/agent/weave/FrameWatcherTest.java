package io.overdue.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.overdue.agent.support.OwnLog;
import io.overdue.agent.support.Ticks;
import io.overdue.desk.Borrower;
import io.overdue.desk.Clerk;
import io.overdue.desk.LoanDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class FrameWatcherTest {

  private static final String WATCHED = "io/overdue/agent/weave/FrameWatcherTest$Watched";

  private static final String CONSTRUCTED = "io/overdue/agent/weave/FrameWatcherTest$Constructed";

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final MadeUpTicks ticks = new MadeUpTicks();
  private final WatchList watchList = new WatchList(ticks);
  private final FrameWatcher watcher =
      new FrameWatcher(
          watchList,
          Set.of("redis/"),
          Set.of("take"),
          name -> true,
          (loader, type, method, line) -> line,
          OwnLog.to(log, false));

  @Test
  void methodThatNobodyAskedForWithinAnHourIsPutBack() throws IOException {
    watchList.add(name(WATCHED), "load");
    assertThat(transform(WATCHED, classFile(WATCHED))).isNotNull();
    ticks.nanos += WatchList.QUIET_NANOS / 2;
    watchList.add(name(WATCHED), "load");
    ticks.nanos += WatchList.QUIET_NANOS / 2 + 1;
    watchList.dropQuiet();
    assertThat(transform(WATCHED, classFile(WATCHED))).isNotNull();
    ticks.nanos += WatchList.QUIET_NANOS;
    watchList.takeToWeave();
    watchList.dropQuiet();
    assertThat(watchList.takeToWeave()).containsExactly(name(WATCHED));
    assertThat(watchList.count()).isZero();
    assertThat(transform(WATCHED, classFile(WATCHED))).isNull();
  }

  @Test
  void constructorTellsThatItHasSucceeded() throws Exception {
    watchList.add(name(CONSTRUCTED), "<init>");
    Class<?> woven = define(transform(CONSTRUCTED, classFile(CONSTRUCTED)));
    List<String> left = new ArrayList<>();
    LoanDesk.open(
        new Clerk() {
          @Override
          public void left(Borrower who, int before, String method, Object returned, Throwable t) {
            left.add(method);
          }
        });
    try {
      woven.getConstructor(String.class).newInstance("1");
      assertThat(left)
          .containsExactly(name(CONSTRUCTED) + ".<init>", name(CONSTRUCTED) + ".<init>");
      assertThatThrownBy(() -> woven.getConstructor(String.class).newInstance("0"))
          .hasRootCauseInstanceOf(ArithmeticException.class);
      assertThat(left).hasSize(2);
    } finally {
      LoanDesk.close();
    }
  }

  @Test
  void constructorIsWatchedForGood() throws IOException {
    watchList.add(name(CONSTRUCTED), "<init>");
    ticks.nanos += WatchList.QUIET_NANOS + 1;
    watchList.dropQuiet();
    assertThat(watchList.count()).isEqualTo(1);
    assertThat(transform(CONSTRUCTED, classFile(CONSTRUCTED))).isNotNull();
  }

  private static Class<?> define(byte[] classFile) throws ClassNotFoundException {
    return new ClassLoader(FrameWatcherTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.equals(name(CONSTRUCTED))
            ? defineClass(name, classFile, 0, classFile.length)
            : super.loadClass(name, resolve);
      }
    }.loadClass(name(CONSTRUCTED));
  }

  @Test
  void methodThatIsBusyAgainIsWatchedAgain() {
    watchList.add(name(WATCHED), "load");
    ticks.nanos += WatchList.QUIET_NANOS + 1;
    watchList.dropQuiet();
    assertThat(watchList.add(name(WATCHED), "load")).isTrue();
    assertThat(watchList.count()).isEqualTo(1);
  }

  @Test
  void whatIsBeyondTheBoundIsCounted() {
    for (int i = 0; i < WatchList.MOST_METHODS + 3; i++) {
      watchList.add("com.acme.Many", "method" + i);
    }
    assertThat(watchList.count()).isEqualTo(WatchList.MOST_METHODS);
    assertThat(watchList.leftOut())
        .containsExactly(
            "com.acme.Many.method512", "com.acme.Many.method513", "com.acme.Many.method514");
  }

  @Test
  void classFileThatCannotBeReadIsLeftAlone() {
    watchList.add(name(WATCHED), "load");
    assertThat(transform(WATCHED, new byte[] {1, 2, 3})).isNull();
    assertThat(log.toString()).contains("cannot be watched and is left alone").hasLineCount(1);
  }

  @Test
  void methodThatWouldBecomeTooLargeIsLeftAlone() {
    watchList.add("com.acme.Large", "load");
    assertThat(transform("com/acme/Large", classWithMethodOf(65_530))).isNull();
    assertThat(transform("com/acme/Large", classWithMethodOf(65_530))).isNull();
    assertThat(log.toString()).contains("com.acme.Large cannot be watched").hasLineCount(1);
  }

  private static byte[] classWithMethodOf(int bytes) {
    ClassWriter type = new ClassWriter(0);
    type.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "com/acme/Large", null, "java/lang/Object", null);
    MethodVisitor method = type.visitMethod(Opcodes.ACC_STATIC, "load", "()V", null, null);
    method.visitCode();
    for (int i = 1; i < bytes; i++) {
      method.visitInsn(Opcodes.NOP);
    }
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
    type.visitEnd();
    return type.toByteArray();
  }

  private byte[] transform(String name, byte[] classFile) {
    return watcher.transform(getClass().getClassLoader(), name, Watched.class, null, classFile);
  }

  private static String name(String internalName) {
    return internalName.replace('/', '.');
  }

  private static byte[] classFile(String name) throws IOException {
    try (var in = FrameWatcherTest.class.getResourceAsStream("/" + name + ".class")) {
      return in.readAllBytes();
    }
  }

  /** Something to watch. */
  static final class Watched {
    void load() {}
  }

  /** Something to construct, with branches before the constructor that it calls first. */
  public static final class Constructed {

    public Constructed(String text) {
      this(text.isEmpty() ? 0 : Integer.parseInt(text));
    }

    Constructed(int divisor) {
      Borrower.current().ask();
      if (1 / divisor > 1) {
        throw new IllegalStateException();
      }
    }
  }

  /** A clock that stands still until told. */
  private static final class MadeUpTicks implements Ticks {
    private long nanos;

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public long epochMillis() {
      return nanos / 1_000_000;
    }
  }
}
