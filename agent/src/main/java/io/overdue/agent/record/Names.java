package io.overdue.agent.record;

import java.util.List;

/** Names for connections that the application leaves without one: {@code program/Class.method}. */
final class Names {

  private static final int LONGEST = 100;

  private final List<ClientReader> clients;
  private final String program;

  /**
   * @param commandLine what the JVM was started with: a class or a jar, and arguments; may be null
   */
  Names(List<ClientReader> clients, String commandLine) {
    this.clients = clients;
    this.program = program(commandLine == null ? "java" : commandLine.trim().split(" ")[0]);
  }

  private static String program(String started) {
    if (started.endsWith(".jar")) {
      String path = started.substring(0, started.length() - ".jar".length());
      return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
    return started.substring(started.lastIndexOf('.') + 1);
  }

  /** Whether it is a connection that asks for its name, and nobody else. */
  boolean isAskedByConnection() {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    for (int i = 1; i < stack.length; i++) {
      for (ClientReader client : clients) {
        if (client.asksForName(stack[i], stack[i - 1])) {
          return true;
        }
      }
    }
    return false;
  }

  /** The name for what {@code frame} connects, with such characters only as servers take. */
  String of(StackTraceElement frame) {
    String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    String name = program + "/" + type + "." + frame.getMethodName();
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < name.length() && i < LONGEST; i++) {
      char c = name.charAt(i);
      clean.append(c > ' ' && c < 0x7f ? c : '?');
    }
    return clean.toString();
  }
}
