package io.overdue.agent.settings;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * One option: its key, what it takes, its default and what it is for, declared here and nowhere
 * else.
 */
public final class Option<T> {

  /** The period: look at the books, then tell every outlet. */
  public static final Option<Long> INTERVAL =
      duration("interval", "30s", 1, 3600, "period of sweep and report");

  /** The one fixed threshold, for the impatient. */
  public static final Option<Long> OVERDUE_AFTER =
      duration(
          "overdue.after",
          "0s",
          0,
          7 * 24 * 3600,
          "call every loan overdue that is out for longer; 0s: only what is unusual for its site");

  /** Where the log goes. */
  public static final Option<String> LOG =
      text("log", "stderr", "`stderr` or the path of a file to append to");

  /** The form of the log. */
  public static final Option<String> LOG_FORMAT =
      oneOf("log.format", "text", "form of the log", "text", "json");

  /** The JSON report. */
  public static final Option<File> REPORT_FILE =
      file("report.file", "JSON report, written whole at every sweep and at exit");

  /** The histograms. */
  public static final Option<File> HISTOGRAM_LOG =
      file("histogram.log", "HdrHistogram interval log (.hlog), one interval a sweep");

  /** JMX. */
  public static final Option<Boolean> JMX = onOff("jmx", "on", "register MBeans in `io.overdue`");

  /** The bound of the books. */
  public static final Option<Integer> SITES_MAX =
      number("sites.max", "2000", 10, 100_000, "call sites kept; what is beyond is counted");

  /** How rarely a stack is walked that a mark makes needless. */
  public static final Option<Integer> MARKS_CHECKED =
      number(
          "marks.checked",
          "4096",
          1,
          1_000_000_000,
          "one loan in so many has the mark on its call compared with the stack");

  /** Whether servers are asked. */
  public static final Option<Boolean> SERVER_CHECK =
      onOff("server.check", "on", "ask the servers that the application is connected to");

  /** Another way to ask than the application's own. */
  public static final Option<ServerUri> SERVER_URI =
      serverUri(
          "server.uri",
          "login to ask with, instead of the application's own; host `*`: for every server");

  /** The period of the probe, which scales its other periods. */
  public static final Option<Long> SERVER_INTERVAL =
      duration("server.interval", "30s", 1, 3600, "period in which servers are asked");

  /** Whether the application's connections are named. */
  public static final Option<Boolean> SERVER_NAMES =
      onOff(
          "server.names",
          "off",
          "name new Jedis connections that have no name: `program/Class.method` that connects");

  /** The application's packages. */
  public static final Option<List<String>> INCLUDE =
      list("include", "class name prefixes that are the application's, although a rule skips them");

  /** Not the application's packages. */
  public static final Option<List<String>> EXCLUDE =
      list("exclude", "class name prefixes never to be named as a call site");

  /** For test runs. */
  public static final Option<Boolean> FAIL_ON_LEAK =
      onOff(
          "fail.on.leak",
          "off",
          "end a JVM that would end with exit code 0 with 66 if a `leaked` finding is open then");

  /** The same for tools that read results of tests. */
  public static final Option<File> FAIL_ON_LEAK_FILE =
      file("fail.on.leak.file", "open `leaked` findings at exit as JUnit-style XML");

  /** More options. */
  public static final Option<File> CONFIG =
      file("config", "properties file with any of these options");

  private final String key;
  private final String takes;
  private final String standard;
  private final String description;
  private final Parser<T> parser;

  private Option(String key, String takes, String standard, String description, Parser<T> parser) {
    this.key = key;
    this.takes = takes;
    this.standard = standard;
    this.description = description;
    this.parser = parser;
  }

  /** Every option, in the order of the documentation. */
  public static List<Option<?>> all() {
    return Collections.unmodifiableList(
        Arrays.<Option<?>>asList(
            INTERVAL,
            OVERDUE_AFTER,
            LOG,
            LOG_FORMAT,
            REPORT_FILE,
            HISTOGRAM_LOG,
            JMX,
            SITES_MAX,
            MARKS_CHECKED,
            SERVER_CHECK,
            SERVER_URI,
            SERVER_INTERVAL,
            SERVER_NAMES,
            INCLUDE,
            EXCLUDE,
            FAIL_ON_LEAK,
            FAIL_ON_LEAK_FILE,
            CONFIG));
  }

  public String key() {
    return key;
  }

  /** What a value looks like, with unit and range. */
  public String takes() {
    return takes;
  }

  /** The default as one would write it; empty for none. */
  public String standard() {
    return standard;
  }

  public String description() {
    return description;
  }

  /** Whether its value may contain a password. */
  boolean isSecret() {
    return this == SERVER_URI;
  }

  /** The name of the environment variable. */
  public String variable() {
    return "OVERDUE_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  /** The name of the system property. */
  public String property() {
    return "overdue." + key;
  }

  /** The value that {@code written} stands for; null for an empty default. */
  T parse(String written) throws Malformed {
    return written.isEmpty() && standard.isEmpty() ? null : parser.parse(written.trim());
  }

  private static Option<Long> duration(
      String key, String standard, final long least, final long most, String description) {
    return new Option<>(
        key,
        "duration (`500ms`, `30s`, `5m`, `1h`), " + least + "s to " + most + "s",
        standard,
        description,
        new Parser<Long>() {
          @Override
          public Long parse(String written) throws Malformed {
            long nanos = Durations.nanos(written);
            if (nanos < least * 1_000_000_000L || nanos > most * 1_000_000_000L) {
              throw new Malformed("is not between " + least + "s and " + most + "s");
            }
            return nanos;
          }
        });
  }

  private static Option<Integer> number(
      String key, String standard, final int least, final int most, String description) {
    return new Option<>(
        key,
        "number, " + least + " to " + most,
        standard,
        description,
        new Parser<Integer>() {
          @Override
          public Integer parse(String written) throws Malformed {
            try {
              int number = Integer.parseInt(written);
              if (number >= least && number <= most) {
                return number;
              }
            } catch (NumberFormatException notOne) {
              // falls through to the one message for both
            }
            throw new Malformed("is not a number from " + least + " to " + most);
          }
        });
  }

  private static Option<String> text(String key, String standard, String description) {
    return new Option<>(
        key,
        "text",
        standard,
        description,
        new Parser<String>() {
          @Override
          public String parse(String written) {
            return written;
          }
        });
  }

  private static Option<String> oneOf(
      String key, String standard, String description, final String... allowed) {
    return new Option<>(
        key,
        "one of `" + String.join("`, `", allowed) + "`",
        standard,
        description,
        new Parser<String>() {
          @Override
          public String parse(String written) throws Malformed {
            if (!Arrays.asList(allowed).contains(written)) {
              throw new Malformed("is none of " + String.join(", ", allowed));
            }
            return written;
          }
        });
  }

  private static Option<Boolean> onOff(String key, String standard, String description) {
    return new Option<>(
        key,
        "`on` or `off`",
        standard,
        description,
        new Parser<Boolean>() {
          @Override
          public Boolean parse(String written) throws Malformed {
            if (written.equals("on") || written.equals("true")) {
              return true;
            }
            if (written.equals("off") || written.equals("false")) {
              return false;
            }
            throw new Malformed("is neither on nor off");
          }
        });
  }

  private static Option<File> file(String key, String description) {
    return new Option<>(
        key,
        "path",
        "",
        description,
        new Parser<File>() {
          @Override
          public File parse(String written) {
            return new File(written).getAbsoluteFile();
          }
        });
  }

  private static Option<ServerUri> serverUri(String key, String description) {
    return new Option<>(
        key,
        "`redis://user:password@host:port`, or `rediss://` for TLS",
        "",
        description,
        new Parser<ServerUri>() {
          @Override
          public ServerUri parse(String written) throws Malformed {
            try {
              return ServerUri.parse(written);
            } catch (IllegalArgumentException none) {
              throw new Malformed("is not redis://user:password@host:port");
            }
          }
        });
  }

  private static Option<List<String>> list(String key, String description) {
    return new Option<>(
        key,
        "prefixes, separated by `:`",
        "",
        description,
        new Parser<List<String>>() {
          @Override
          public List<String> parse(String written) {
            List<String> parts = new ArrayList<>();
            for (String part : written.split(":")) {
              if (!part.trim().isEmpty()) {
                parts.add(part.trim());
              }
            }
            return Collections.unmodifiableList(parts);
          }
        });
  }

  /** Reads a value. */
  private interface Parser<T> {
    T parse(String written) throws Malformed;
  }

  /** A value that cannot be read; the message completes "the value ...". */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }
}
