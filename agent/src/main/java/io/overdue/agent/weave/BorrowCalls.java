package io.overdue.agent.weave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Finds, in a class file that is being loaded, the methods that borrow by the look of their calls.
 *
 * <p>Nearly every class is done with after a search for the clients' package names in its bytes.
 */
final class BorrowCalls {

  private final List<byte[]> marks = new ArrayList<>();
  private final List<String> owners;
  private final Set<String> calls;

  /**
   * @param owners prefixes of internal names of classes that lend, such as {@code redis/clients/}
   * @param calls names of their methods that lend
   */
  BorrowCalls(Collection<String> owners, Collection<String> calls) {
    this.owners = new ArrayList<>(owners);
    this.calls = new HashSet<>(calls);
    for (String owner : owners) {
      marks.add(owner.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether the class mentions a client at all. */
  boolean mayBeIn(byte[] classFile) {
    for (byte[] mark : marks) {
      if (contains(classFile, mark)) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(byte[] bytes, byte[] mark) {
    for (int i = 0; i <= bytes.length - mark.length; i++) {
      int j = 0;
      while (j < mark.length && bytes[i + j] == mark[j]) {
        j++;
      }
      if (j == mark.length) {
        return true;
      }
    }
    return false;
  }

  /** The methods in {@code classFile} that call a method which lends, by name, with those calls. */
  Map<String, Set<LineCall>> in(byte[] classFile) {
    Finder finder = new Finder();
    OpenedClassReader.of(classFile).accept(finder, ClassReader.SKIP_FRAMES);
    return finder.borrowing;
  }

  /** All calls in {@code classFile}, by the name of the method that calls. */
  Map<String, MethodCalls> allIn(byte[] classFile) {
    Finder finder = new Finder();
    OpenedClassReader.of(classFile).accept(finder, ClassReader.SKIP_FRAMES);
    return finder.calling;
  }

  private boolean lends(String owner, String method) {
    return calls.contains(method) && isOwner(owner);
  }

  private boolean isOwner(String owner) {
    for (String prefix : owners) {
      if (owner.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** Collects borrowing methods and their calls. */
  private final class Finder extends ClassVisitor {

    private final Map<String, Set<LineCall>> borrowing = new HashMap<>();
    private final Map<String, MethodCalls> calling = new HashMap<>();
    private String file;

    Finder() {
      super(OpenedClassReader.ASM_API);
    }

    @Override
    public void visitSource(String source, String debug) {
      file = source;
    }

    @Override
    public MethodVisitor visitMethod(
        int access, final String name, String type, String signature, String[] exceptions) {
      if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0 || name.startsWith("<")) {
        return null;
      }
      return new MethodVisitor(OpenedClassReader.ASM_API) {
        private int line = LineCall.NO_LINE;

        private void addCall(String owner, String method) {
          if (!calling.containsKey(name)) {
            calling.put(name, new MethodCalls(file));
          }
          calling.get(name).add(line, owner, method);
        }

        /** A method reference: whoever is given it may call it in this line. */
        @Override
        public void visitInvokeDynamicInsn(
            String called, String calledType, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle) {
              addCall(((Handle) argument).getOwner(), ((Handle) argument).getName());
            }
          }
        }

        @Override
        public void visitLineNumber(int number, Label start) {
          line = number;
        }

        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String methodType, boolean onInterface) {
          addCall(owner, method);
          if (lends(owner, method)) {
            if (!borrowing.containsKey(name)) {
              borrowing.put(name, new HashSet<LineCall>());
            }
            borrowing.get(name).add(new LineCall(line, method));
          }
        }
      };
    }
  }
}
