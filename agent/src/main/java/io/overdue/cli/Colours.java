package io.overdue.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report in colours, on a terminal that has them: what is grave stands out. */
final class Colours {

  private static final Pattern WORDS =
      Pattern.compile("(?m)^(?:(LEAKED|CRITICAL)|(OVERDUE|WARNING|SLOW)|(Servers|Pools|Sites))\\b");

  private Colours() {}

  static String of(Terminal terminal, String text) {
    Matcher words = WORDS.matcher(text);
    StringBuffer painted = new StringBuffer();
    while (words.find()) {
      String word = words.group();
      words.appendReplacement(
          painted,
          Matcher.quoteReplacement(
              words.group(1) != null
                  ? terminal.red(word)
                  : words.group(2) != null ? terminal.yellow(word) : terminal.bold(word)));
    }
    return words.appendTail(painted).toString();
  }
}
