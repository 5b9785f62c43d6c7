package io.overdue.cli;

import java.util.List;

/** The flags of a JVM that decide whether it can be attached to; the last word counts. */
final class JvmFlags {

  static final String NO_ATTACH = "-XX:+DisableAttachMechanism";
  static final String NO_AGENTS = "-XX:-EnableDynamicAgentLoading";

  private boolean attachable = true;
  private boolean takesAgents = true;

  private JvmFlags() {}

  static JvmFlags of(List<String> words) {
    JvmFlags flags = new JvmFlags();
    for (String word : words) {
      if (word.endsWith("DisableAttachMechanism")) {
        flags.attachable = !word.equals(NO_ATTACH);
      } else if (word.endsWith("EnableDynamicAgentLoading")) {
        flags.takesAgents = !word.equals(NO_AGENTS);
      }
    }
    return flags;
  }

  boolean isAttachable() {
    return attachable;
  }

  boolean takesAgents() {
    return takesAgents;
  }
}
