package io.overdue.it;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Programs that run at the same time, so that the long wait for silence is one for all of them. */
final class Crowd implements AutoCloseable {

  private final List<Server> servers = new ArrayList<>();
  private final Map<Class<?>, Program> programs = new LinkedHashMap<>();

  /** A server for all programs to come. */
  Server server() {
    Server server = Server.start();
    servers.add(server);
    return server;
  }

  /** Starts a program in a JVM that leaves room for the others. */
  void start(Class<?> program, String... arguments) {
    Program.Setup setup =
        Program.of(program)
            .withJvmArgument("-XX:TieredStopAtLevel=1")
            .withJvmArgument("-XX:+UseSerialGC");
    for (String argument : arguments) {
      setup.withArgument(argument);
    }
    programs.put(program, setup.start());
  }

  Program get(Class<?> program) {
    return programs.get(program);
  }

  @Override
  public void close() {
    programs.values().forEach(Program::close);
    servers.forEach(Server::close);
  }
}
