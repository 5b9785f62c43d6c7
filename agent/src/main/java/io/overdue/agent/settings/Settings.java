package io.overdue.agent.settings;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The value of every option, and what was wrong with what the user wrote.
 *
 * <p>Agent arguments win over system properties, these over the environment, and all over the file
 * that {@code config} names.
 */
public final class Settings {

  private final Map<Option<?>, Object> values = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  private Settings() {}

  /**
   * Reads the settings; never fails.
   *
   * @param arguments {@code key=value,key=value}, or null
   */
  public static Settings read(
      String arguments, Properties properties, Map<String, String> environment) {
    Settings settings = new Settings();
    Map<String, String> written = new HashMap<>();
    Map<String, String> direct = settings.arguments(arguments);
    for (Option<?> option : Option.all()) {
      String value = direct.get(option.key());
      if (value == null) {
        value = properties.getProperty(option.property());
      }
      if (value == null) {
        value = environment.get(option.variable());
      }
      if (value != null) {
        written.put(option.key(), value);
      }
    }
    settings.set(Option.CONFIG, written);
    Map<String, String> fromFile = settings.file(settings.get(Option.CONFIG));
    fromFile.putAll(written);
    for (Option<?> option : Option.all()) {
      if (option != Option.CONFIG) {
        settings.set(option, fromFile);
      }
    }
    return settings;
  }

  /** The value of {@code option}; null where its default is none and nothing was set. */
  @SuppressWarnings("unchecked") // values come from the option's own parser
  public <T> T get(Option<T> option) {
    return (T) values.get(option);
  }

  /** What was wrong, one line each: what was written, where, and what is used instead. */
  public List<String> complaints() {
    return complaints;
  }

  private Map<String, String> arguments(String arguments) {
    Map<String, String> written = new LinkedHashMap<>();
    if (arguments == null || arguments.trim().isEmpty()) {
      return written;
    }
    for (String part : arguments.split(",")) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part.trim() : part.substring(0, equals).trim();
      if (equals < 0) {
        complaints.add("option " + named(key) + " has no value (key=value); it is ignored");
      } else if (isKnown(key, "in the agent's arguments")) {
        written.put(key, part.substring(equals + 1));
      }
    }
    return written;
  }

  private boolean isKnown(String key, String where) {
    List<String> keys = new ArrayList<>();
    for (Option<?> option : Option.all()) {
      if (option.key().equals(key)) {
        return true;
      }
      keys.add(option.key());
    }
    complaints.add(
        "unknown option "
            + quoted(key)
            + " "
            + where
            + " is ignored; there are "
            + String.join(", ", keys));
    return false;
  }

  private Map<String, String> file(File config) {
    Map<String, String> written = new HashMap<>();
    if (config == null) {
      return written;
    }
    Properties properties = new Properties();
    try (InputStream in = new FileInputStream(config)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException unreadable) {
      complaints.add("config file " + config + " cannot be read and is ignored: " + unreadable);
      return written;
    }
    for (String key : properties.stringPropertyNames()) {
      if (isKnown(key, "in " + config)) {
        written.put(key, properties.getProperty(key));
      }
    }
    return written;
  }

  private <T> void set(Option<T> option, Map<String, String> written) {
    String value = written.get(option.key());
    if (value != null) {
      try {
        values.put(option, option.parse(value));
        return;
      } catch (Option.Malformed malformed) {
        complaints.add(
            "option "
                + option.key()
                + ": "
                + (option.isSecret() ? "the value" : quoted(value))
                + " "
                + malformed.getMessage()
                + "; "
                + (option.standard().isEmpty() ? "it is ignored" : option.standard() + " is used"));
      }
    }
    try {
      values.put(option, option.parse(option.standard()));
    } catch (Option.Malformed impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The key as written, unless it may be what follows a comma in a password. */
  private static String named(String key) {
    return key.indexOf('@') < 0 ? quoted(key) : "'***'";
  }

  /** What the user wrote, short and without control characters. */
  private static String quoted(String written) {
    String clean = written.replaceAll("\\p{Cntrl}", "?");
    return "'" + (clean.length() > 80 ? clean.substring(0, 80) + "..." : clean) + "'";
  }
}
