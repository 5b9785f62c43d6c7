package io.overdue.cli;

import io.overdue.agent.settings.Option;
import io.overdue.agent.settings.ServerUri;
import java.util.Map;

/** What the command {@code check} was told to do. */
final class CheckOrder {

  private static final int MOST_SECONDS = 3_600;
  private static final int MOST_ROWS = 20_000;

  private ServerUri uri;
  private int seconds = 5;
  private int rows = 5_000;

  private CheckOrder() {}

  /**
   * Reads the words behind {@code check}; the server may stand in the environment instead.
   *
   * @throws Misused when they are wrong; the message shows nothing of a URI
   */
  static CheckOrder read(String[] arguments, Map<String, String> environment) throws Misused {
    CheckOrder order = new CheckOrder();
    String written = environment.get(Option.SERVER_URI.variable());
    for (int i = 1; i < arguments.length; i++) {
      String word = arguments[i];
      if (word.startsWith("seconds=")) {
        order.seconds = number(word, MOST_SECONDS);
      } else if (word.startsWith("rows=")) {
        order.rows = number(word, MOST_ROWS);
      } else {
        written = word;
      }
    }
    order.uri = uri(written);
    return order;
  }

  private static int number(String word, int most) throws Misused {
    int equals = word.indexOf('=');
    try {
      int number = Integer.parseInt(word.substring(equals + 1));
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // falls through to the one message for both
    }
    throw new Misused(word.substring(0, equals) + " takes a number from 0 to " + most);
  }

  private static ServerUri uri(String written) throws Misused {
    if (written == null) {
      throw new Misused("no server was named, neither here nor in OVERDUE_SERVER_URI");
    }
    try {
      ServerUri uri = ServerUri.parse(written);
      if (!uri.isForAnyHost()) {
        return uri;
      }
    } catch (IllegalArgumentException none) {
      // falls through to the one message for both
    }
    throw new Misused("the server must be named as redis://[user:password@]host[:port][/db]");
  }

  ServerUri uri() {
    return uri;
  }

  /** Between the two looks; 0 for one look. */
  int seconds() {
    return seconds;
  }

  /** Clients up to which the list of them is asked for. */
  int rows() {
    return rows;
  }

  /** The command line is wrong. */
  static final class Misused extends Exception {
    private static final long serialVersionUID = 1L;

    Misused(String message) {
      super(message);
    }
  }
}
