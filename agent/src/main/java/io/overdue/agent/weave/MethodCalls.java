package io.overdue.agent.weave;

import java.util.HashSet;
import java.util.Set;

/** The calls in the methods of one name, as class files have them. */
final class MethodCalls {

  private static final String CONSTRUCTOR = ".<init>";

  private final String file;
  private final Set<LineCall> calls = new HashSet<>();

  MethodCalls(String file) {
    this.file = file;
  }

  /** Notes a call while the class file is read. */
  void add(int line, String owner, String method) {
    calls.add(new LineCall(line, inLibrary(owner.replace('/', '.') + "." + method)));
  }

  /** Both: of classes of one name by two loaders, say. */
  MethodCalls and(MethodCalls other) {
    MethodCalls both = new MethodCalls(file);
    both.calls.addAll(calls);
    both.calls.addAll(other.calls);
    return both;
  }

  String file() {
    return file;
  }

  /**
   * The line that alone calls {@code callee}; {@link LineCall#NO_LINE} when none or more do.
   *
   * <p>A method may be called by a type that inherits it, mostly one of the same library.
   */
  int lineOf(String callee) {
    String inLibrary = inLibrary(callee);
    String name = callee.substring(callee.lastIndexOf('.'));
    Set<Integer> lines = new HashSet<>();
    Set<Integer> elsewhere = new HashSet<>();
    for (LineCall call : calls) {
      if (call.callee().equals(inLibrary)) {
        lines.add(call.line());
      } else if (call.callee().endsWith(name)) {
        elsewhere.add(call.line());
      }
    }
    Set<Integer> told = lines.isEmpty() && !name.equals(CONSTRUCTOR) ? elsewhere : lines;
    return told.size() == 1 ? told.iterator().next() : LineCall.NO_LINE;
  }

  /** The method with what its library's packages begin with; of a constructor the type counts. */
  private static String inLibrary(String callee) {
    int second = callee.indexOf('.', callee.indexOf('.') + 1);
    return second < 0 || callee.endsWith(CONSTRUCTOR)
        ? callee
        : callee.substring(0, second) + callee.substring(callee.lastIndexOf('.'));
  }
}
