package io.overdue.cli;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.probe.Visit;
import io.overdue.agent.settings.Option;
import io.overdue.agent.settings.ServerUri;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at one server, twice for the rates. */
@Command(
    header = "ask a Redis or Valkey server who uses up its connections",
    description = {
      "  No JVM has to run, nothing is attached. rediss:// is TLS with the trust of the Java that",
      "  runs this. The URI may stand in OVERDUE_SERVER_URI instead, so that a password is not in",
      "  the list of processes."
    },
    footer = {
      "  java -jar overdue-agent.jar check redis://127.0.0.1:6379",
      "  java -jar overdue-agent.jar check redis://user:password@host --seconds 0"
    })
final class Check extends Order {

  private static final int MOST_SECONDS = 3_600;
  private static final int MOST_ROWS = 20_000;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "URI",
      description = "redis://[user:password@]host[:port][/db], or rediss:// for TLS.")
  private String uri;

  @CommandLine.Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Between the two looks (5); 0 for one look.")
  private int seconds;

  @CommandLine.Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Clients up to which the list of them is asked for (5,000).")
  private int rows;

  @Override
  void carryOut(Terminal terminal) throws Refused {
    ServerUri server = named();
    within("--seconds", seconds, MOST_SECONDS);
    within("--rows", rows, MOST_ROWS);
    Visit visit = Visit.to(server, rows);
    try {
      ServerFacts first = visit.look();
      if (first.answer() != Answer.OK) {
        throw new Refused(CheckRefusal.text(server.toString(), first));
      }
      ServerFacts last = seconds > 0 ? again(visit) : first;
      terminal.out().print(CheckText.of(server.toString(), last));
    } finally {
      visit.close();
    }
  }

  private ServerFacts again(Visit visit) throws Refused {
    Conversation.pause(TimeUnit.SECONDS.toMillis(seconds));
    return visit.look();
  }

  private void within(String option, int number, int most) {
    if (number < 0 || number > most) {
      throw misused(option + " takes a number from 0 to " + most);
    }
  }

  private ServerUri named() {
    try {
      return server(uri, System.getenv());
    } catch (IllegalArgumentException none) {
      throw misused(none.getMessage());
    }
  }

  /**
   * The server that was named, here or in the environment.
   *
   * @throws IllegalArgumentException when none was; the message shows nothing of a URI
   */
  static ServerUri server(String named, Map<String, String> environment) {
    String written = named == null ? environment.get(Option.SERVER_URI.variable()) : named;
    if (written == null) {
      throw new IllegalArgumentException(
          "no server was named, neither here nor in OVERDUE_SERVER_URI");
    }
    try {
      ServerUri server = ServerUri.parse(written);
      if (!server.isForAnyHost()) {
        return server;
      }
    } catch (IllegalArgumentException none) {
      // falls through to the one message for both
    }
    throw new IllegalArgumentException(
        "the server must be named as redis://[user:password@]host[:port][/db]");
  }

  private ParameterException misused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
