package io.overdue.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What speaks for and against attaching to a process, as far as it can be told from outside.
 *
 * <p>The first thing that speaks against it ends the list: what comes behind it would be guesses.
 */
final class Examination {

  private static final String RESTART =
      "Add -javaagent:overdue-agent.jar to its command line and restart it";

  private final JavaProcess process;
  private final List<Remark> remarks = new ArrayList<>();
  private boolean reachable = true;

  private Examination(JavaProcess process) {
    this.process = process;
  }

  /** Looks at {@code process} without touching it. */
  static Examination of(JavaProcess process) {
    Examination examination = new Examination(process);
    if (JavaProcess.isTold()) {
      examination.look();
    }
    return examination;
  }

  /**
   * @throws Refused when it cannot be talked to, with the first thing that speaks against it
   */
  void refuseUnreachable() throws Refused {
    if (!reachable) {
      refuse();
    }
  }

  /**
   * @throws Refused when the agent cannot be loaded, with what speaks against it
   */
  void refuse() throws Refused {
    if (!isHopeful()) {
      throw new Refused(remarks.get(remarks.size() - 1).text());
    }
  }

  boolean isHopeful() {
    return remarks.isEmpty() || remarks.get(remarks.size() - 1).mark() != Remark.Mark.NO;
  }

  List<Remark> remarks() {
    return Collections.unmodifiableList(remarks);
  }

  private void look() {
    reachable = isThere() && isOurs() && isAJvm() && runs() && listens();
    if (reachable) {
      placeIt();
      takesAgents();
    }
  }

  private boolean isThere() {
    if (!process.exists() || process.state() == 'Z') {
      return no(
          "There is no process "
              + process.pid()
              + (process.exists() ? " any more: it has ended" : "")
              + ". Try: java -jar overdue-agent.jar jvms. Ids inside a container differ from those"
              + " outside; what counts is what this command can see.");
    }
    return true;
  }

  private boolean isOurs() {
    if (process.isWithinReach()) {
      return ok("It belongs to user " + process.owner() + ", and you may deal with it.");
    }
    String me = System.getProperty("user.name");
    return no(
        "Process "
            + process.pid()
            + " belongs to user "
            + process.owner()
            + ", you are "
            + me
            + ". Run the same command as "
            + process.owner()
            + ", for example with: "
            + as(process.owner()));
  }

  /** How one becomes that user, who may have no name here. */
  static String as(String owner) {
    return "sudo -u " + (owner.matches("\\d+") ? "'#" + owner + "'" : owner);
  }

  private boolean isAJvm() {
    if (!process.looksLikeAJvm()) {
      return no(
          "Process "
              + process.pid()
              + " is not a JVM: it has none loaded (a native image has none either)."
              + " Try: java -jar overdue-agent.jar jvms");
    }
    if (process.isOpenJ9()) {
      remarks.add(
          Remark.note("It is an OpenJ9 JVM. Overdue is tested on HotSpot only; it may not start."));
      return true;
    }
    return ok("It is a JVM.");
  }

  private boolean runs() {
    char state = process.state();
    return state == 'T' || state == 't'
        ? no(
            "Process "
                + process.pid()
                + " is stopped and cannot answer. Let it go on (kill -CONT "
                + process.pid()
                + ", or end the debugger that holds it), then try again.")
        : ok("It runs.");
  }

  private boolean listens() {
    if (!JvmFlags.of(process.jvmWords()).isAttachable()) {
      return no(
          "Process "
              + process.pid()
              + " cannot be attached to: it was started with "
              + JvmFlags.NO_ATTACH
              + ". "
              + RESTART
              + ".");
    }
    boolean listens =
        process.file("/tmp/.java_pid" + process.innerPid()).exists() || process.catchesQuit();
    return listens
        ? ok("It lets tools attach.")
        : no(
            "Process "
                + process.pid()
                + " does not take the signal that begins an attach (it is only just starting, or"
                + " was started with -Xrs). Try again in a moment, or: "
                + RESTART
                + ".");
  }

  private boolean takesAgents() {
    return JvmFlags.of(process.jvmWords()).takesAgents()
        ? ok("It takes agents while it runs.")
        : no(forbidden(process));
  }

  static String forbidden(JavaProcess process) {
    return "Process "
        + process.pid()
        + " forbids agents: it was started with "
        + JvmFlags.NO_AGENTS
        + ". "
        + RESTART
        + ".";
  }

  private void placeIt() {
    if (process.innerPid() != process.pid()) {
      remarks.add(
          Remark.note(
              "It lives in another PID namespace (a container), where its id is "
                  + process.innerPid()
                  + "."));
    }
    if (!process.shares("net")) {
      remarks.add(
          Remark.note(
              "It lives in another network namespace: attach works from here, but for report, top,"
                  + " reclaim and detach type: "
                  + Conversation.inside(process, "report")));
    }
  }

  private boolean ok(String text) {
    remarks.add(Remark.ok(text));
    return true;
  }

  private boolean no(String text) {
    remarks.add(Remark.no(text));
    return false;
  }
}
