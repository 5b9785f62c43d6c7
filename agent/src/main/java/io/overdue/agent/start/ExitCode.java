package io.overdue.agent.start;

import io.overdue.desk.LoanDesk;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Another exit code for a JVM that ends anyway, and would have ended well.
 *
 * <p>The JVM runs all hooks of the application, then its own; the last of these is ours, and ends
 * what is at its end. A code of the application's own stays: that of {@code System.exit}, which was
 * seen, and that of a signal, of which another thread tells. What cannot be told is a {@code main}
 * that has ended by an exception.
 */
final class ExitCode {

  static final int LEAKED = 66;

  /** Behind the application's hooks and the deletion of files; there are ten of these places. */
  private static final int LAST_PLACE = 9;

  private ExitCode() {}

  /** Whether the application ends with a code of its own that is not 0. */
  static boolean isTheApplications() {
    Integer asked = LoanDesk.exitCode();
    return asked == null ? isAskedBySignal() : asked != 0;
  }

  private static boolean isAskedBySignal() {
    for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
      for (StackTraceElement frame : stack) {
        if (frame.getClassName().equals("java.lang.Shutdown")
            && frame.getMethodName().equals("exit")) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Has the JVM end with {@link #LEAKED} once everything else is done.
   *
   * @throws ReflectiveOperationException where the JVM has no such place
   */
  static void change(Instrumentation instrumentation) throws ReflectiveOperationException {
    Object access = access(instrumentation);
    Runnable halt =
        new Runnable() {
          @Override
          public void run() {
            Runtime.getRuntime().halt(LEAKED);
          }
        };
    for (Method method : access.getClass().getInterfaces()[0].getMethods()) {
      if (method.getName().equals("registerShutdownHook")) {
        try {
          method.invoke(access, LAST_PLACE, true, halt);
          return;
        } catch (InvocationTargetException taken) {
          throw new NoSuchMethodException(String.valueOf(taken.getCause()));
        }
      }
    }
    throw new NoSuchMethodException("registerShutdownHook");
  }

  private static Object access(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    for (String name :
        new String[] {
          "jdk.internal.access.SharedSecrets", // Java 12 and newer
          "jdk.internal.misc.SharedSecrets",
          "sun.misc.SharedSecrets" // 8
        }) {
      try {
        Class<?> secrets = Class.forName(name);
        if (!name.startsWith("sun.")) {
          new Modules(instrumentation).openPackageOf(secrets);
        }
        return secrets.getMethod("getJavaLangAccess").invoke(null);
      } catch (ClassNotFoundException ofAnotherJava) {
        continue;
      }
    }
    throw new ClassNotFoundException("SharedSecrets");
  }
}
