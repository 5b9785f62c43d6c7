package io.overdue.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own that answers each line it is sent by one, and ends with them. */
final class Answering implements AutoCloseable {

  private final List<String> command;
  private final Process process;
  private final PrintStream questions;
  private final BufferedReader answers;

  private Answering(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.questions = new PrintStream(process.getOutputStream(), true);
    this.answers = new BufferedReader(new InputStreamReader(process.getInputStream()));
  }

  /**
   * Starts {@code program} with the class path of the benchmarks.
   *
   * @param jvm arguments of the JVM
   */
  static Answering start(String home, List<String> jvm, Class<?> program, Object... arguments)
      throws IOException {
    return start(home, jvm, System.getProperty("java.class.path"), program, arguments);
  }

  static Answering start(
      String home, List<String> jvm, String classpath, Class<?> program, Object... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Bench.java(home));
    command.addAll(jvm);
    command.add("-cp");
    command.add(classpath);
    command.add(program.getName());
    for (Object argument : arguments) {
      command.add(String.valueOf(argument));
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new Answering(command, process);
  }

  /** What it answers to {@code question}. */
  String ask(Object question) throws IOException {
    questions.println(question);
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException(command + " has ended");
    }
    return answer;
  }

  /** {@code Process.pid()}, which Java 8 does not have. */
  long pid() throws ReflectiveOperationException {
    return (Long) Process.class.getMethod("pid").invoke(process);
  }

  @Override
  public void close() {
    questions.close();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
