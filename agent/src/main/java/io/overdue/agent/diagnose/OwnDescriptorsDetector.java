package io.overdue.agent.diagnose;

import io.overdue.agent.facts.MachineFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Words;
import java.util.Collections;
import java.util.List;

/** This process, when it has few file descriptors left to open connections with. */
final class OwnDescriptorsDetector implements ServerDetector {

  private final Grade grade = new Grade(0.9, 0.97, 0.05);

  @Override
  public List<Finding> examine(Situation now) {
    MachineFacts machine = now.machine();
    boolean known = machine.fdsOpen() >= 0 && machine.fdsMax() > 0;
    Severity severity = known ? grade.of((double) machine.fdsOpen() / machine.fdsMax()) : null;
    return severity == null
        ? Collections.<Finding>emptyList()
        : Collections.singletonList(finding(now, severity));
  }

  private static Finding finding(Situation now, Severity severity) {
    long sockets = now.ledger().sockets().size();
    return Finding.of(Kind.JVM_FDS_LOW, (String) null)
        .severity(severity)
        .count(now.machine().fdsOpen())
        .evidence(
            "This process has "
                + Words.number(now.machine().fdsOpen())
                + " of "
                + Words.number(now.machine().fdsMax())
                + " files open; "
                + Words.count(sockets, "connection")
                + " to Redis "
                + Words.form(sockets, "is", "are")
                + " among them.")
        .evidence(
            "Without one, a connection fails with \"Too many open files\", which clients hide among"
                + " suppressed exceptions, and classes no longer load.")
        .fix(
            sockets * 2 >= now.machine().fdsOpen()
                ? "Close what leaks: the findings about lines of code name it."
                : "Look for what else is open (ls -l /proc/PID/fd), or raise the limit on open files"
                    + " of this process.")
        .build();
  }
}
