package io.overdue.agent.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One command with its arguments. */
final class Command {

  private final String[] words;

  private Command(String[] words) {
    this.words = words;
  }

  static Command of(String... words) {
    return new Command(words);
  }

  /** Several commands as they go over the wire, in one piece. */
  static byte[] bytes(List<Command> commands) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Command command : commands) {
      write(out, "*" + command.words.length + "\r\n");
      for (String word : command.words) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        write(out, "$" + bytes.length + "\r\n");
        out.write(bytes, 0, bytes.length);
        write(out, "\r\n");
      }
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    out.write(bytes, 0, bytes.length);
  }

  /** All of it in one line, for tests. */
  String line() {
    return String.join(" ", words);
  }

  /** The command without its arguments, which may be secret. */
  @Override
  public String toString() {
    return words[0];
  }
}
