package io.overdue.it;

import java.io.IOException;
import java.io.InputStream;
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
    List<String> line = new ArrayList<>(prefix);
    line.addAll(List.of(jdk.java(), "-jar", Given.agent().toString()));
    line.addAll(List.of(arguments));
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
