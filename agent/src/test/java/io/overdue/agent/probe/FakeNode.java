package io.overdue.agent.probe;

import io.overdue.agent.facts.Answer;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node as a script: what it answers to which command, and what it was asked. */
final class FakeNode extends Door {

  /** Commands in the order in which they came. */
  final List<String> asked = new ArrayList<>();

  long connected = 10;
  long maxclients = 100;
  long received = 1000;
  long rejected;
  String runId = "run-1";
  String owner = "pool 1";
  String login = "db 0 user app";
  int opened;
  int open;

  /** Thrown instead of a connection. */
  Refusal refusal;

  /** Thrown instead of replies, once. */
  IOException failure;

  /** Thrown instead of a list of clients. */
  IOException failLists;

  /** Replies by command, in place of the usual ones. */
  final Map<String, Reply> replies = new HashMap<>();

  final MadeUpTicks ticks;
  long nanosAList;

  FakeNode(MadeUpTicks ticks) {
    this.ticks = ticks;
  }

  @Override
  Object owner() {
    return owner;
  }

  @Override
  Object login() {
    return login;
  }

  @Override
  Wire open() throws Refusal {
    if (refusal != null) {
      rejected += refusal.answer() == Answer.AT_LIMIT ? 1 : 0;
      throw refusal;
    }
    opened++;
    open++;
    received++;
    connected++;
    return new FakeWire();
  }

  void answer(String command, Reply reply) {
    replies.put(command, reply);
  }

  long times(String command) {
    return asked.stream().filter(command::equals).count();
  }

  private Reply reply(String command) throws IOException {
    asked.add(command);
    if (command.equals("CLIENT LIST") && failLists != null) {
      throw failLists;
    }
    Reply scripted = replies.get(command);
    if (scripted != null) {
      return scripted;
    }
    if (command.equals("CLIENT SETNAME overdue-probe")) {
      return Reply.text("OK");
    }
    if (command.equals("CLIENT ID")) {
      return Reply.text(String.valueOf(received));
    }
    if (command.equals("INFO")) {
      return Reply.text(info());
    }
    if (command.startsWith("CONFIG GET ")) {
      return Reply.list(List.of(Reply.text(command.substring(11)), Reply.text("300")));
    }
    if (command.startsWith("CLIENT LIST")) {
      ticks.pass(nanosAList);
      return Reply.text("id=5 addr=10.0.0.1:5 cmd=get\nid=6 addr=10.0.0.2:6 cmd=set\n");
    }
    return Reply.error("ERR unknown command");
  }

  private String info() {
    return "redis_version:7.0.15\nredis_mode:standalone\nrun_id:"
        + runId
        + "\nconnected_clients:"
        + connected
        + "\nconnected_slaves:0\n"
        + (maxclients < 0 ? "" : "maxclients:" + maxclients + "\n")
        + "total_connections_received:"
        + received
        + "\nrejected_connections:"
        + rejected
        + "\n";
  }

  private final class FakeWire implements Wire {

    private boolean closed;
    private final String run = runId;

    @Override
    public List<Reply> ask(List<Command> commands) throws IOException {
      if (failure != null) {
        IOException thrown = failure;
        failure = null;
        throw thrown;
      }
      if (!run.equals(runId)) {
        throw new EOFException();
      }
      List<Reply> answers = new ArrayList<>();
      for (Command command : commands) {
        answers.add(reply(command.line()));
      }
      return answers;
    }

    @Override
    public InetAddress peer() {
      return null;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open--;
        connected--;
      }
    }
  }
}
