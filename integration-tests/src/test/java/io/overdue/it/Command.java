package io.overdue.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What {@code java -jar overdue-agent.jar ...} printed and how it ended. */
record Command(int exitCode, String out, String err) {

  static Command run(Jdk jdk, String... arguments) {
    return run(List.of(), jdk, arguments);
  }

  /** The same behind a prefix, such as a change of user. */
  static Command run(List<String> prefix, Jdk jdk, String... arguments) {
    return in(prefix, jdk, List.of(), arguments);
  }

  /** The same with further words for the JVM that runs the command. */
  static Command in(List<String> prefix, Jdk jdk, List<String> jvmWords, String... arguments) {
    List<String> line = new ArrayList<>(prefix);
    line.add(jdk.java());
    line.addAll(jvmWords);
    line.addAll(List.of("-jar", Given.agent().toString()));
    line.addAll(List.of(arguments));
    return run(line);
  }

  /** The same before a person: on a terminal, where {@code key} is pressed once it shows text. */
  static Command onATerminal(Jdk jdk, String awaited, String key, String... arguments) {
    String line = jdk.java() + " -jar " + Given.agent() + " " + String.join(" ", arguments);
    try {
      Process process =
          new ProcessBuilder("script", "-qec", line, "/dev/null").redirectErrorStream(true).start();
      StringBuilder shown = new StringBuilder();
      boolean pressed = false;
      for (int read = process.getInputStream().read();
          read >= 0;
          read = process.getInputStream().read()) {
        shown.append((char) read);
        if (!pressed && shown.indexOf(awaited) >= 0) {
          process.getOutputStream().write(key.getBytes(StandardCharsets.US_ASCII));
          process.getOutputStream().flush();
          pressed = true;
        }
      }
      return new Command(process.waitFor(), shown.toString(), "");
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static Command run(List<String> line) {
    try {
      Process process = new ProcessBuilder(line).start();
      CompletableFuture<String> err =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      String out = text(process.getInputStream());
      return new Command(process.waitFor(), out, err.join());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String text(InputStream in) {
    try {
      return new String(in.readAllBytes());
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
