package io.overdue.agent.probe;

import java.util.Collections;
import java.util.List;

/** One reply: a text, an error, a list of replies, or nothing. */
final class Reply {

  static final Reply NOTHING = new Reply(null, false, Collections.<Reply>emptyList());

  private final String text;
  private final boolean error;
  private final List<Reply> items;

  private Reply(String text, boolean error, List<Reply> items) {
    this.text = text;
    this.error = error;
    this.items = items;
  }

  static Reply text(String text) {
    return new Reply(text, false, Collections.<Reply>emptyList());
  }

  static Reply error(String text) {
    return new Reply(text == null ? "" : text, true, Collections.<Reply>emptyList());
  }

  static Reply list(List<Reply> items) {
    return new Reply(null, false, Collections.unmodifiableList(items));
  }

  boolean isError() {
    return error;
  }

  /** The text or the error; null for a list and for nothing. */
  String text() {
    return text;
  }

  /** Empty for what is no list. */
  List<Reply> items() {
    return items;
  }
}
