package io.overdue.premain;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;

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
      File jar =
          new File(Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (bootstrapHasDesk() && deskIsOpen()) {
        say("is already in this JVM; nothing was changed");
        return;
      }
      if (!bootstrapHasDesk()) {
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
      }
      InnerLoader inner = new InnerLoader(jar);
      Class.forName("io.overdue.agent.start.Agent", true, inner)
          .getMethod("start", String.class, Instrumentation.class, String.class, String.class)
          .invoke(null, options, instrumentation, mode, inner.version());
    } catch (Throwable fault) {
      Throwable cause = fault.getCause() == null ? fault : fault.getCause();
      say("did not start, the application runs without it: " + cause);
    }
  }

  private static boolean bootstrapHasDesk() {
    try {
      Class.forName("io.overdue.desk.LoanDesk", false, null);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static boolean deskIsOpen() throws ReflectiveOperationException {
    return (Boolean)
        Class.forName("io.overdue.desk.LoanDesk", true, null).getMethod("isOpen").invoke(null);
  }

  private static void say(String what) {
    System.err.println("[overdue] Overdue " + what);
  }
}
