package io.overdue.agent.support;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The agent's own log: whole lines with the prefix {@code [overdue]}, to standard error or a file,
 * never through the application's logging or its {@code System.err}.
 *
 * <p>Used by the watch thread, and by others only for things that happen once. Never throws.
 */
public final class OwnLog {

  private static final String PREFIX = "[overdue] ";
  private static final int ONCE_LIMIT = 1000;

  private final OutputStream out;
  private final boolean json;
  private final Set<String> said = Collections.newSetFromMap(new ConcurrentHashMap<>());

  private OwnLog(OutputStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** A log on standard error. */
  public static OwnLog toStandardError(boolean json) {
    return new OwnLog(new FileOutputStream(FileDescriptor.err), json);
  }

  /**
   * A log that appends to {@code file}.
   *
   * @throws IOException when the file cannot be opened for writing
   */
  public static OwnLog toFile(File file, boolean json) throws IOException {
    return new OwnLog(new FileOutputStream(file, true), json);
  }

  /** A log that writes to {@code out}. */
  public static OwnLog to(OutputStream out, boolean json) {
    return new OwnLog(out, json);
  }

  /** Writes {@code text} in one piece: each line behind the prefix, or as one JSON document. */
  public void line(String text) {
    if (json) {
      raw(
          new Json()
                  .object()
                  .field("at", Instant.now().toString())
                  .field("event", "message")
                  .field("text", text)
                  .endObject()
              + "\n");
      return;
    }
    StringBuilder block = new StringBuilder();
    for (String line : text.split("\n")) {
      block.append(PREFIX).append(line).append('\n');
    }
    raw(block.toString());
  }

  /** Writes {@code text} unless the same was said before. */
  public void once(String text) {
    if (said.size() < ONCE_LIMIT && said.add(text)) {
      line(text);
    }
  }

  /** Writes {@code text} as it is. */
  public void raw(String text) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException full) {
      // A log that cannot be written must not harm the application; the other outlets go on.
    }
  }
}
