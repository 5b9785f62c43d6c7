package io.overdue.agent.record;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the call site in a stack trace that was printed to text before the agent's time. */
final class PrintedStack {

  private static final Pattern FRAME =
      Pattern.compile("\\s*at (?:[^\\s(]*/)?([^\\s(/]+)\\.([^\\s.(]+)\\(([^):]*)(?::(\\d+))?\\)");

  private static final Helpers NO_HELPERS = new Helpers();

  private PrintedStack() {}

  /** The first application frame, by {@code filter}; null when there is none to be read. */
  static Callsite callsite(String printed, FrameFilter filter) {
    if (printed == null) {
      return null;
    }
    Callsite.Reading reading = new Callsite.Reading(filter, NO_HELPERS);
    String throughClass = null;
    String throughMethod = null;
    for (String line : printed.split("\n")) {
      Matcher frame = FRAME.matcher(line);
      if (!frame.lookingAt()) {
        continue;
      }
      if (reading.note(frame.group(1)) == 0) {
        int number = frame.group(4) == null ? -1 : Integer.parseInt(frame.group(4));
        return reading.endedAt(
            new StackTraceElement(frame.group(1), frame.group(2), frame.group(3), number),
            throughClass,
            throughMethod);
      }
      throughClass = frame.group(1);
      throughMethod = frame.group(2);
    }
    return null;
  }
}
