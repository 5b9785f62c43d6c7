package io.overdue.premain;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Enumeration;
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
      File jar = newestJar();
      Runnable leave = leaveOfWhoIsIn();
      if (leave != null) {
        if (isThatOf(jar)) {
          say("is already in this JVM; nothing was changed");
          return;
        }
        leave.run();
      }
      Class.forName("io.overdue.agent.start.Agent", true, new InnerLoader(jar))
          .getMethod("start", String.class, Instrumentation.class, String.class, File.class)
          .invoke(null, options, instrumentation, mode, jar);
    } catch (Throwable fault) {
      Throwable cause = fault.getCause() == null ? fault : fault.getCause();
      say("did not start, the application runs without it: " + cause);
    }
  }

  /**
   * The jar that was added last. The JVM calls this class, which it has from the first of them, for
   * every version that is attached later.
   */
  private static File newestJar() throws IOException, URISyntaxException {
    String name = Premain.class.getName().replace('.', '/') + ".class";
    URL newest = null;
    for (Enumeration<URL> all = ClassLoader.getSystemClassLoader().getResources(name);
        all.hasMoreElements(); ) {
      newest = all.nextElement();
    }
    String path = newest == null ? "" : newest.getPath();
    return path.endsWith("!/" + name)
        ? new File(new URI(path.substring(0, path.length() - name.length() - 2)))
        : new File(Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** What has the agent leave that is in, of whichever version; null when none is. */
  private static Runnable leaveOfWhoIsIn() throws ReflectiveOperationException {
    try {
      return (Runnable)
          Class.forName("io.overdue.desk.LoanDesk", true, null).getMethod("leave").invoke(null);
    } catch (ClassNotFoundException neverOpened) {
      return null;
    }
  }

  private static boolean isThatOf(File jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      String version = file.getManifest().getMainAttributes().getValue("Implementation-Version");
      return String.valueOf(System.getProperty("overdue.agent")).startsWith(version + " ");
    }
  }

  private static void say(String what) {
    System.err.println("[overdue] Overdue " + what);
  }
}
