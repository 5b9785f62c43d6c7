package io.overdue.it;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;

/** Brings an agent into a running program, as any tool would that knows the attach API. */
final class Visits {

  private Visits() {}

  static void attach(Program program, Path jar, String options) {
    try {
      VirtualMachine target = VirtualMachine.attach(String.valueOf(program.pid()));
      try {
        target.loadAgent(jar.toString(), options);
      } catch (AgentLoadException olderJvmAnswersOtherwise) {
        // Java 8 answers 17 in words that it takes for a failure; what happened is seen elsewhere.
      } finally {
        target.detach();
      }
    } catch (Exception failed) {
      throw new IllegalStateException("cannot attach to " + program.folder(), failed);
    }
  }

  /** What the agent says of itself in the program; null while there is none. */
  static String mark(Program program) {
    try {
      VirtualMachine target = VirtualMachine.attach(String.valueOf(program.pid()));
      try {
        return target.getSystemProperties().getProperty("overdue.agent");
      } finally {
        target.detach();
      }
    } catch (com.sun.tools.attach.AttachNotSupportedException | IOException failed) {
      throw new IllegalStateException("cannot ask " + program.folder(), failed);
    }
  }
}
