package io.overdue.agent.diagnose;

import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.Situation;
import io.overdue.agent.findings.Finding;
import java.util.ArrayList;
import java.util.List;

/** Looks at one server after the other, and remembers each as long as it is there. */
abstract class EachServerDetector<M> implements ServerDetector {

  private final ServerMemory<M> memories =
      new ServerMemory<M>() {
        @Override
        M blank() {
          return EachServerDetector.this.blank();
        }
      };

  /** A memory that knows nothing yet. */
  abstract M blank();

  /** The problem of this server, or null. */
  abstract Finding examine(ServerFacts server, Situation now, M memory);

  @Override
  public final List<Finding> examine(Situation now) {
    List<Finding> findings = new ArrayList<>();
    for (ServerFacts server : now.servers()) {
      Finding finding = examine(server, now, memories.of(server.address()));
      if (finding != null) {
        findings.add(finding);
      }
    }
    memories.keepOnly(now.servers());
    return findings;
  }
}
