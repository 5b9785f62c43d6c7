package io.overdue.junit;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A stretch of a program, mostly a test, in which no Redis connection may be left out: for every
 * framework that has no annotation.
 *
 * <pre>
 * LeakCheck check = LeakCheck.begin();
 * ...
 * check.end(); // throws an AssertionError that lists the lines
 * </pre>
 */
public final class LeakCheck {

  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long ATTACH_SECONDS = 60;

  private final long sinceNanos = System.nanoTime();

  private LeakCheck() {}

  /**
   * Begins; brings the agent into this JVM if it is not in.
   *
   * @throws IllegalStateException when it cannot be brought in
   */
  public static synchronized LeakCheck begin() {
    if (!isIn()) {
      bringIn();
    }
    return new LeakCheck();
  }

  /**
   * What was borrowed since the beginning and is out, although the method that borrowed it has been
   * left: a line for each, that of the code first. What other threads are about to give back is
   * waited for, a second at most.
   */
  public List<String> leaks() {
    long start = System.nanoTime();
    String[] out = (String[]) ask("leftOutSince", new Class<?>[] {long.class}, sinceNanos);
    while (out.length > 0 && System.nanoTime() - start < PATIENCE_NANOS) {
      pause();
      out = (String[]) ask("leftOutSince", new Class<?>[] {long.class}, sinceNanos);
    }
    return Arrays.asList(out);
  }

  /**
   * Ends.
   *
   * @throws AssertionError when something is out
   */
  public void end() {
    List<String> leaks = leaks();
    if (!leaks.isEmpty()) {
      StringBuilder message = new StringBuilder();
      message.append(leaks.size()).append(leaks.size() == 1 ? " connection" : " connections");
      message.append(" borrowed here and not given back:");
      for (String leak : leaks) {
        message.append("\n  ").append(leak);
      }
      throw new AssertionError(message.toString());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isIn() {
    try {
      return ask("leave", new Class<?>[0]) != null;
    } catch (IllegalStateException neverBeenIn) {
      return false;
    }
  }

  /** Asks the desk, which is visible to nobody's compiler. */
  private static Object ask(String method, Class<?>[] types, Object... arguments) {
    try {
      return Class.forName("io.overdue.desk.LoanDesk", true, null)
          .getMethod(method, types)
          .invoke(null, arguments);
    } catch (ReflectiveOperationException absent) {
      throw new IllegalStateException("Overdue is not in this JVM", absent);
    }
  }

  /** A JVM may not attach to itself, so another one does it. */
  private static void bringIn() {
    try {
      Process attach =
          new ProcessBuilder(
                  new File(System.getProperty("java.home"), "bin/java").getPath(),
                  "-jar",
                  agent().getPath(),
                  "attach",
                  ManagementFactory.getRuntimeMXBean().getName().replaceAll("@.*", ""),
                  "interval=1h,server.check=off,jmx=off")
              .redirectErrorStream(true)
              .redirectOutput(File.createTempFile("overdue-attach", ".log"))
              .start();
      if (!attach.waitFor(ATTACH_SECONDS, TimeUnit.SECONDS)) {
        attach.destroy();
      }
    } catch (IOException | ReflectiveOperationException | URISyntaxException failed) {
      throw new IllegalStateException("Overdue cannot be brought in", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (!isIn()) {
      throw new IllegalStateException(
          "Overdue cannot be brought in; start the tests with -javaagent:"
              + "overdue-agent.jar, or try its command doctor");
    }
  }

  /** The agent's jar, which is on the class path of the tests. */
  private static File agent() throws ReflectiveOperationException, URISyntaxException {
    return new File(
        Class.forName("io.overdue.premain.Premain")
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toURI());
  }
}
