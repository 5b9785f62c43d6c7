package io.overdue.agent.support;

/** Text from outside as it may go into a log, a report or a terminal. */
public final class Printable {

  private static final int MOST = 256;

  private Printable() {}

  /**
   * {@code text} with a question mark for each character that does not simply print, and cut where
   * it is long.
   */
  public static String of(String text) {
    int length = Math.min(text.length(), MOST);
    StringBuilder clean = null;
    for (int i = 0; i < length; i++) {
      if (!prints(text.charAt(i))) {
        if (clean == null) {
          clean = new StringBuilder(text.substring(0, length));
        }
        clean.setCharAt(i, '?');
      }
    }
    return clean != null
        ? clean.toString()
        : length == text.length() ? text : text.substring(0, MOST);
  }

  private static boolean prints(char c) {
    if (c >= ' ' && c < 0x7f) {
      return true;
    }
    switch (Character.getType(c)) {
      case Character.CONTROL:
      case Character.FORMAT:
      case Character.SURROGATE:
      case Character.PRIVATE_USE:
      case Character.UNASSIGNED:
      case Character.LINE_SEPARATOR:
      case Character.PARAGRAPH_SEPARATOR:
        return false;
      default:
        return true;
    }
  }
}
