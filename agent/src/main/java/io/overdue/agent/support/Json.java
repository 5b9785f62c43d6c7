package io.overdue.agent.support;

import java.util.List;
import java.util.Locale;

/** Writes one JSON document, fields in the order of the calls; strings are escaped as JSON asks. */
public final class Json {

  private final StringBuilder out = new StringBuilder(1024);
  private boolean first = true;

  /** Begins an object, as a value of the document or of an array. */
  public Json object() {
    separate();
    return open('{');
  }

  /** Begins an object as the value of {@code key}. */
  public Json object(String key) {
    key(key);
    return open('{');
  }

  /** Begins an array as the value of {@code key}. */
  public Json array(String key) {
    key(key);
    return open('[');
  }

  /** Ends what {@link #object} began. */
  public Json endObject() {
    return close('}');
  }

  /** Ends what {@link #array} began. */
  public Json endArray() {
    return close(']');
  }

  /** A string field; null is written as null. */
  public Json field(String key, String value) {
    key(key);
    string(value);
    return this;
  }

  /** An integer field. */
  public Json field(String key, long value) {
    key(key);
    out.append(value);
    return this;
  }

  /** An integer field; null when it is negative, which stands for unknown. */
  public Json known(String key, long value) {
    return value < 0 ? field(key, (String) null) : field(key, value);
  }

  /** A field with four decimals; null when it is not a number. */
  public Json decimal(String key, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return field(key, (String) null);
    }
    key(key);
    out.append(String.format(Locale.ROOT, "%.4f", value));
    return this;
  }

  /** A boolean field. */
  public Json field(String key, boolean value) {
    key(key);
    out.append(value);
    return this;
  }

  /** An array of strings. */
  public Json field(String key, List<String> values) {
    array(key);
    for (String value : values) {
      separate();
      string(value);
    }
    return endArray();
  }

  /** The document so far. */
  @Override
  public String toString() {
    return out.toString();
  }

  private void key(String key) {
    separate();
    string(key);
    out.append(':');
  }

  private Json open(char bracket) {
    out.append(bracket);
    first = true;
    return this;
  }

  private Json close(char bracket) {
    out.append(bracket);
    first = false;
    return this;
  }

  private void separate() {
    if (!first) {
      out.append(',');
    }
    first = false;
  }

  private void string(String value) {
    if (value == null) {
      out.append("null");
      return;
    }
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      character(value.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    if (c == '"' || c == '\\') {
      out.append('\\').append(c);
    } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
      out.append(String.format("\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }
}
