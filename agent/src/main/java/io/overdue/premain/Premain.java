package io.overdue.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;

/** The entry points named in the jar's manifest. Whatever fails here, the application goes on. */
public final class Premain {

  private Premain() {}

  /** Called by the JVM before {@code main}, for {@code -javaagent}. */
  public static void premain(String options, Instrumentation instrumentation) {
    enter(options, instrumentation, "premain");
  }

  /** Called by the JVM for an agent loaded while the application runs. */
  public static void agentmain(String options, Instrumentation instrumentation) {
    enter(options, instrumentation, "attach");
  }

  private static void enter(String options, Instrumentation instrumentation, String mode) {
    try {
      if (isIn()) {
        say("is already in this JVM; nothing was changed");
        return;
      }
      File jar =
          new File(Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Class.forName("io.overdue.agent.start.Agent", true, new InnerLoader(jar))
          .getMethod("start", String.class, Instrumentation.class, String.class, File.class)
          .invoke(null, options, instrumentation, mode, jar);
    } catch (Throwable fault) {
      Throwable cause = fault.getCause() == null ? fault : fault.getCause();
      say("did not start, the application runs without it: " + cause);
    }
  }

  /** Whether an agent, this one or another version, has put somebody behind the desk. */
  private static boolean isIn() throws ReflectiveOperationException {
    try {
      return (Boolean)
          Class.forName("io.overdue.desk.LoanDesk", true, null).getMethod("isOpen").invoke(null);
    } catch (ClassNotFoundException neverOpened) {
      return false;
    }
  }

  private static void say(String what) {
    System.err.println("[overdue] Overdue " + what);
  }
}
