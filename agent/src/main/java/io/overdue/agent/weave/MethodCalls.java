package io.overdue.agent.weave;

import java.util.HashSet;
import java.util.Set;

/** The calls of libraries in the methods of one name, as class files have them. */
final class MethodCalls {

  private static final String CONSTRUCTOR = ".<init>";

  private final String file;
  private final Set<LineCall> calls = new HashSet<>();

  MethodCalls(String file) {
    this.file = file;
  }

  /** Notes a call while the class file is read. */
  void add(int line, String owner, String method) {
    calls.add(new LineCall(line, key(owner.replace('/', '.') + "." + method)));
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

  /** The line that alone calls {@code callee}; {@link LineCall#NO_LINE} when none or more do. */
  int lineOf(String callee) {
    int line = LineCall.NO_LINE;
    int found = 0;
    for (LineCall call : calls) {
      if (call.calls(key(callee))) {
        line = call.line();
        found++;
      }
    }
    return found == 1 ? line : LineCall.NO_LINE;
  }

  /** A method may be called by a type that inherits it: only a constructor's type counts. */
  private static String key(String callee) {
    return callee.endsWith(CONSTRUCTOR) ? callee : callee.substring(callee.lastIndexOf('.') + 1);
  }
}
