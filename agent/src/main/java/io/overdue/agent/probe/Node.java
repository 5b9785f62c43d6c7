package io.overdue.agent.probe;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.support.Printable;
import io.overdue.agent.support.Ticks;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * One node: when to ask it, what, and what it has said.
 *
 * <p>What it refuses is not asked again until the login changes. A connection is opened for each
 * question and closed after it; from 70 % of the limit on it is kept, because the next might be
 * refused. Probe thread only.
 */
final class Node {

  private static final String NAME = "overdue-probe";
  private static final double NEARLY_FULL = 0.7;
  private static final double JITTER = 0.2;

  private final Periods periods;
  private final Random dice;
  private final Ticks ticks;
  private final LocalProcess localProcess;
  private final Tally tally = new Tally();
  private final Rows rows;
  private Refused refused = new Refused();
  private ServerFacts facts;
  private Refusal standing;
  private Object owner;
  private Object login;
  private Wire wire;
  private long ownId = -1;
  private long dueNanos;
  private Long configuredAt;
  private long configuredLimit = -1;
  private int failures;

  Node(
      String address,
      Periods periods,
      ListBudget budget,
      LocalProcess localProcess,
      Random dice,
      Ticks ticks) {
    this.periods = periods;
    this.dice = dice;
    this.ticks = ticks;
    this.localProcess = localProcess;
    this.rows = new Rows(periods, budget, dice);
    this.facts = ServerFacts.of(address).answer(Answer.NOT_ASKED).reason("not asked yet").build();
    this.dueNanos = ticks.nanos() + (long) (dice.nextDouble() * periods.numbers());
  }

  ServerFacts facts() {
    return facts;
  }

  long dueNanos() {
    return dueNanos;
  }

  /** Somebody needs the rows of the client list. */
  void needRows() {
    rows.need(ticks.nanos());
  }

  /** To be asked at the next moment, also what was refused. */
  void askAgain() {
    refused = new Refused();
    rows.askAgain();
    configuredAt = null;
    failures = 0;
    dueNanos = ticks.nanos();
  }

  /** To be asked at the next moment. */
  void hurry() {
    dueNanos = ticks.nanos();
  }

  /** Ends its connection. */
  void close() {
    if (wire != null) {
      wire.close();
      wire = null;
    }
  }

  /** Closes what another door has opened, before its owner notices. */
  void check(Target target) {
    if (!target.door().owner().equals(owner)) {
      owner = target.door().owner();
      close();
      refused.login = false; // its password may be another
    }
    if (!target.door().login().equals(login)) {
      login = target.door().login();
      refused = new Refused();
      rows.askAgain();
    }
  }

  /** The application has no connection to it at the moment. */
  void leave() {
    close();
    facts =
        facts.toBuilder()
            .answer(Answer.NOT_ASKED)
            .reason("no connection to it is open at the moment")
            .kept(false)
            .build();
  }

  /** Whether it was not asked for so long that it may be forgotten. */
  boolean isLongLeft() {
    return ticks.nanos() - dueNanos > periods.longest();
  }

  /** Asks. */
  void ask(Target target) {
    check(target);
    dueNanos = ticks.nanos() + periods.longest(); // unless all goes well
    if (!refused.isEverything()) {
      long now = ticks.nanos();
      facts = facts.toBuilder().askedAtNanos(now).build();
      try {
        talk(target, now);
        failures = 0;
      } catch (Refusal refusal) {
        fail(refusal);
      }
      keepOrClose();
    } else {
      tell(standing);
    }
    dueNanos = ticks.nanos() + jittered(period());
  }

  private void keepOrClose() {
    boolean sound = facts.answer() == Answer.OK || facts.answer() == Answer.TRANSIENT;
    boolean kept = wire != null && sound && facts.share() >= NEARLY_FULL;
    if (!kept) {
      close();
    }
    facts = facts.toBuilder().kept(kept).build();
  }

  private void fail(Refusal refusal) {
    if (refusal.answer() != Answer.TRANSIENT) {
      close();
    }
    failures++;
    refused.login |= refusal.answer() == Answer.BAD_LOGIN;
    if (refusal.answer() == Answer.AT_LIMIT || refusal.answer() == Answer.TLS_CLOSED) {
      tally.refused();
    }
    if (refusal.answer() == Answer.BAD_LOGIN || refusal.answer() == Answer.FORBIDDEN) {
      standing = refusal;
    }
    tell(refusal);
  }

  private void tell(Refusal refusal) {
    facts =
        facts.toBuilder()
            .answer(refusal.answer())
            .concluded(refusal.isConcluded())
            .reason(refusal.reason())
            .build();
  }

  private long period() {
    switch (facts.answer()) {
      case SILENT:
      case UNREACHABLE:
      case GARBLED:
        return Math.min(periods.longest(), periods.numbers() << Math.min(failures, 10));
      case AT_LIMIT:
        return periods.numbersNearLimit();
      default:
        return facts.share() >= NEARLY_FULL ? periods.numbersNearLimit() : periods.numbers();
    }
  }

  private long jittered(long period) {
    return (long) (period * (1 - JITTER + 2 * JITTER * dice.nextDouble()));
  }

  private void talk(Target target, long now) throws Refusal {
    if (wire != null) {
      try {
        converse(target, false, now);
        return;
      } catch (EOFException | SocketException lost) {
        close(); // the server has closed the connection that was kept: another one
      } catch (IOException failure) {
        throw Refusal.of(failure);
      }
    }
    wire = target.door().open();
    try {
      converse(target, true, now);
    } catch (IOException failure) {
      throw Refusal.of(failure);
    }
  }

  private void converse(Target target, boolean opened, long now) throws IOException, Refusal {
    Info info = greet(opened);
    if (info == null) {
      facts = tally.addId(facts, ownId, now).build();
      tell(standing);
      return;
    }
    boolean restarted = tally.isRestarted(info);
    facts =
        tally.add(facts, info, opened, now).answer(Answer.OK).concluded(false).reason("").build();
    if (restarted) {
      rows.forget();
      configuredAt = null;
    }
    try {
      configure(now);
      if (facts.limit() < 0 && configuredLimit >= 0) {
        facts = facts.toBuilder().limit(configuredLimit).limitFrom("CONFIG").build();
      }
      list(target, now);
    } catch (IOException failure) {
      close(); // the numbers stand
    }
  }

  /**
   * Says who we are and asks for the numbers.
   *
   * @return null when it does not tell them
   */
  private Info greet(boolean opened) throws IOException, Refusal {
    boolean name = opened && !refused.name;
    boolean id = opened && !refused.id;
    List<Command> commands = new ArrayList<>();
    if (name) {
      commands.add(Command.of("CLIENT", "SETNAME", NAME));
    }
    if (id) {
      commands.add(Command.of("CLIENT", "ID"));
    }
    if (!refused.info) {
      commands.add(Command.of("INFO"));
    }
    Iterator<Reply> replies = ask(commands).iterator();
    if (name) {
      refused.name = replies.next().isError();
    }
    if (id) {
      Reply reply = replies.next();
      refused.id = reply.isError();
      ownId = reply.isError() ? -1 : Numbers.parse(reply.text());
    }
    return refused.info ? null : info(replies.next());
  }

  private Info info(Reply reply) throws Refusal {
    if (reply.isError()) {
      refused.info = true;
      throw new Refusal(Answer.FORBIDDEN, "INFO is refused: " + Printable.of(reply.text()));
    }
    Info info = reply.text() == null ? null : Info.parse(reply.text());
    if (info == null || !info.isOne()) {
      throw new Refusal(Answer.GARBLED, "the server answered INFO with something else");
    }
    return info;
  }

  /** Replies to all of {@code commands}, none of which concerns the connection as a whole. */
  private List<Reply> ask(List<Command> commands) throws IOException, Refusal {
    List<Reply> replies = wire.ask(commands);
    for (Reply reply : replies) {
      Refusal refusal = reply.isError() ? Refusal.ofError(reply.text()) : null;
      if (refusal != null) {
        throw refusal;
      }
    }
    if (replies.size() < commands.size()) {
      throw new EOFException();
    }
    return replies;
  }

  /** What changes seldom. */
  private void configure(long now) throws IOException, Refusal {
    if (configuredAt != null && now - configuredAt < periods.configuration()) {
      return;
    }
    configuredAt = now;
    facts = facts.toBuilder().descriptors(localProcess.limits(wire.peer(), facts)).build();
    if (refused.config) {
      return;
    }
    Reply limit = ask(Collections.singletonList(configGet("maxclients"))).get(0);
    if (limit.isError()) {
      refused.config = true;
      facts =
          facts.toBuilder()
              .configReason("CONFIG is refused: " + Printable.of(limit.text()))
              .build();
      return;
    }
    configuredLimit = number(limit);
    List<Reply> rest = ask(Arrays.asList(configGet("timeout"), configGet("tcp-keepalive")));
    facts =
        facts.toBuilder()
            .timeoutSeconds(number(rest.get(0)))
            .tcpKeepaliveSeconds(number(rest.get(1)))
            .configReason("")
            .build();
  }

  private static Command configGet(String name) {
    return Command.of("CONFIG", "GET", name);
  }

  private static long number(Reply reply) {
    return reply.items().size() == 2 ? Numbers.parse(reply.items().get(1).text()) : -1;
  }

  private void list(Target target, long now) throws IOException, Refusal {
    List<Command> commands = rows.next(facts, target.ends(), tally.hasRejectedMore(), now);
    if (!commands.isEmpty()) {
      long before = ticks.nanos();
      try {
        List<Reply> replies = ask(commands);
        rows.take(replies, target.ends(), ownId, ticks.nanos() - before, now);
      } catch (IOException failure) {
        rows.rest(now, "the list of clients did not come: " + Refusal.of(failure).reason());
        throw failure;
      } finally {
        facts = rows.addTo(facts.toBuilder()).build();
      }
      return;
    }
    facts = rows.addTo(facts.toBuilder()).build();
  }
}
