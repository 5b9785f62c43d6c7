package io.overdue.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.weave.advice.WatchedReturningAdvice;
import io.overdue.desk.LoanDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Class files of any age: marked, they verify, do the same, and mark just their calls. */
class CallMarkerTest {

  private static final String MARKED = "com/acme/Marked";
  private static final String LENDER = "io/overdue/agent/weave/CallMarkerTest$Lender";
  private static final int TAKEN = 2;
  private static final int CAUGHT = 3;
  private static final int CONSTRUCTED = 4;

  private final List<Integer> seen = Lender.SEEN;

  @AfterEach
  void forget() {
    seen.clear();
    LoanDesk.unmark();
  }

  @ParameterizedTest
  @CsvSource({
    "46, false",
    "48, false",
    "49, false",
    "50, false",
    "50, true",
    "51, true",
    "52, true",
    "61, true"
  })
  void markedClassVerifiesAndDoesTheSame(int version, boolean frames) throws Exception {
    byte[] classFile = classFile(version, frames);
    assertThat(run(classFile)).isEqualTo("1 caught 3 caught ");
    assertThat(seen).containsOnly(0);
    seen.clear();
    assertThat(run(marked(classFile))).isEqualTo("1 caught 3 caught ");
    assertThat(seen)
        .as("none in a constructor, then one a turn, and none where an exception was caught")
        .containsExactly(0, TAKEN, 0, TAKEN, 0, TAKEN, 0, TAKEN, 0);
    assertThat(Lender.mark()).as("after the last").isZero();
  }

  private static byte[] marked(byte[] classFile) {
    Inliner inliner =
        new Inliner(CallMarkerTest.class.getClassLoader(), "com.acme.Marked", classFile);
    inliner.inline(WatchedReturningAdvice.class, ElementMatchers.named("run"));
    inliner.mark(
        new CallMarker(
            Map.of(
                "run", Set.of(new LineCall(TAKEN, "take")),
                "<init>", Set.of(new LineCall(CONSTRUCTED, "take"))),
            (method, line) -> line));
    return inliner.classFile();
  }

  private static Object run(byte[] classFile) throws Exception {
    Class<?> type =
        new ClassLoader(CallMarkerTest.class.getClassLoader()) {
          Class<?> define() {
            return defineClass("com.acme.Marked", classFile, 0, classFile.length);
          }
        }.define();
    Object made = type.getConstructor().newInstance();
    return type.getMethod("run", int.class).invoke(made, 4);
  }

  /**
   * A constructor that borrows before its {@code super()}, and a loop around a borrow that throws
   * every other time, whose handler looks at the mark.
   */
  private static byte[] classFile(int version, boolean frames) {
    ClassWriter type =
        new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
    type.visit(version, Opcodes.ACC_PUBLIC, MARKED, null, "java/lang/Object", null);
    constructor(type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null));
    loop(type.visitMethod(Opcodes.ACC_PUBLIC, "run", "(I)Ljava/lang/String;", null, null));
    type.visitEnd();
    return type.toByteArray();
  }

  private static void constructor(MethodVisitor method) {
    method.visitCode();
    line(method, CONSTRUCTED);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitInsn(Opcodes.ICONST_1);
    call(method, "take", "(I)Ljava/lang/String;");
    method.visitInsn(Opcodes.POP);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static void loop(MethodVisitor method) {
    Label again = new Label();
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    Label next = new Label();
    Label done = new Label();
    method.visitCode();
    method.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
    method.visitLdcInsn("");
    method.visitVarInsn(Opcodes.ASTORE, 2);
    method.visitInsn(Opcodes.ICONST_1);
    method.visitVarInsn(Opcodes.ISTORE, 3);
    method.visitLabel(again);
    method.visitVarInsn(Opcodes.ILOAD, 3);
    method.visitVarInsn(Opcodes.ILOAD, 1);
    method.visitJumpInsn(Opcodes.IF_ICMPGT, done);
    method.visitLabel(start);
    line(method, TAKEN);
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitVarInsn(Opcodes.ILOAD, 3);
    call(method, "take", "(I)Ljava/lang/String;");
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "java/lang/String",
        "concat",
        "(Ljava/lang/String;)Ljava/lang/String;",
        false);
    method.visitVarInsn(Opcodes.ASTORE, 2);
    method.visitLabel(end);
    call(method, "look", "()V");
    method.visitJumpInsn(Opcodes.GOTO, next);
    method.visitLabel(handler);
    line(method, CAUGHT);
    method.visitInsn(Opcodes.POP);
    call(method, "look", "()V");
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitLdcInsn("caught ");
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "java/lang/String",
        "concat",
        "(Ljava/lang/String;)Ljava/lang/String;",
        false);
    method.visitVarInsn(Opcodes.ASTORE, 2);
    method.visitLabel(next);
    method.visitIincInsn(3, 1);
    method.visitJumpInsn(Opcodes.GOTO, again);
    method.visitLabel(done);
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(0, 0);
    method.visitEnd();
  }

  private static void line(MethodVisitor method, int number) {
    Label here = new Label();
    method.visitLabel(here);
    method.visitLineNumber(number, here);
  }

  private static void call(MethodVisitor method, String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, LENDER, name, descriptor, false);
  }

  /** What the marked class borrows from. */
  public static final class Lender {

    /** The marks that were seen. */
    static final List<Integer> SEEN = new ArrayList<>();

    public static String take(int turn) {
      SEEN.add(mark());
      if (turn % 2 == 0) {
        throw new IllegalStateException();
      }
      return turn + " ";
    }

    public static void look() {
      SEEN.add(mark());
    }

    /** The thread's mark, which stays. */
    static int mark() {
      int mark = (int) (LoanDesk.entered(LoanDesk.borrower()) >>> 32);
      LoanDesk.mark(mark);
      return mark;
    }
  }
}
