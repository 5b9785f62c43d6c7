package io.overdue.agent.weave;

import io.overdue.desk.LoanDesk;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Marks calls in application methods: a call of the desk just before each, one after it, and one
 * where the method catches what such a call may have thrown.
 *
 * <p>What is inserted neither jumps nor leaves anything on the stack, so frames stay as they were.
 */
final class CallMarker implements AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper {

  private static final String DESK = Type.getInternalName(LoanDesk.class);

  private final Map<String, Set<LineCall>> calls;
  private final Numbers numbers;

  /**
   * @param calls what is to be marked, by the name of the method that it is in
   */
  CallMarker(Map<String, Set<LineCall>> calls, Numbers numbers) {
    this.calls = calls;
    this.numbers = numbers;
  }

  @Override
  public MethodVisitor wrap(
      TypeDescription type,
      MethodDescription method,
      MethodVisitor visitor,
      Implementation.Context context,
      TypePool typePool,
      int writerFlags,
      int readerFlags) {
    Set<LineCall> ofMethod = calls.get(method.getInternalName());
    return ofMethod == null
        ? visitor
        : new Marking(visitor, method.getInternalName(), ofMethod, numbers);
  }

  /** Where marks get their numbers. */
  interface Numbers {

    /** The number of the calls in one line of a method; 0 for none. */
    int number(String method, int line);
  }

  /** One method body. */
  private static final class Marking extends MethodVisitor {

    private final String method;
    private final Set<LineCall> calls;
    private final Numbers numbers;
    private final Set<Label> handlers = new HashSet<>();
    private int line = LineCall.NO_LINE;

    /** Whether the next instruction is the first of an exception handler. */
    private boolean caught;

    Marking(MethodVisitor visitor, String method, Set<LineCall> calls, Numbers numbers) {
      super(OpenedClassReader.ASM_API, visitor);
      this.method = method;
      this.calls = calls;
      this.numbers = numbers;
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      handlers.add(handler);
      super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
      super.visitLabel(label);
      caught |= handlers.contains(label);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
      super.visitLineNumber(number, start);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean onInterface) {
      unmarkWhatWasCaught();
      int number = calls.contains(new LineCall(line, name)) ? numbers.number(method, line) : 0;
      if (number == 0) {
        super.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
        return;
      }
      super.visitLdcInsn(number);
      super.visitMethodInsn(Opcodes.INVOKESTATIC, DESK, "mark", "(I)V", false);
      super.visitMethodInsn(opcode, owner, name, descriptor, onInterface);
      unmark();
    }

    private void unmarkWhatWasCaught() {
      if (caught) {
        caught = false;
        unmark();
      }
    }

    private void unmark() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, DESK, "unmark", "()V", false);
    }

    @Override
    public void visitInsn(int opcode) {
      unmarkWhatWasCaught();
      super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      unmarkWhatWasCaught();
      super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int index) {
      unmarkWhatWasCaught();
      super.visitVarInsn(opcode, index);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      unmarkWhatWasCaught();
      super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      unmarkWhatWasCaught();
      super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      unmarkWhatWasCaught();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      unmarkWhatWasCaught();
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLdcInsn(Object value) {
      unmarkWhatWasCaught();
      super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int index, int increment) {
      unmarkWhatWasCaught();
      super.visitIincInsn(index, increment);
    }

    @Override
    public void visitTableSwitchInsn(int least, int most, Label otherwise, Label... labels) {
      unmarkWhatWasCaught();
      super.visitTableSwitchInsn(least, most, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      unmarkWhatWasCaught();
      super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      unmarkWhatWasCaught();
      super.visitMultiANewArrayInsn(descriptor, dimensions);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + 1, maxLocals);
    }
  }
}
