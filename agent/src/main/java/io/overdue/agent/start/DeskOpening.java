package io.overdue.agent.start;

import io.overdue.desk.LoanDesk;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.jar.JarFile;

/**
 * Brings the desk into the bootstrap loader.
 *
 * <p>Its few classes are defined there directly, because the other way, appending the jar to the
 * bootstrap class path, makes the JVM drop its shared archive of application classes and print a
 * warning on standard output. Where the JVM does not let itself be asked, that other way is taken.
 */
final class DeskOpening {

  /** What this agent expects of {@link LoanDesk#form()}: another version may have left another. */
  private static final int FORM = 6;

  /** In an order in which each class finds its superclass and interfaces. */
  private static final String[] CLASSES = {"Clerk", "Clerk$1", "Borrower", "LoanDesk", "Mishaps"};

  private static final String PACKAGE = "io.overdue.desk.";

  private final Instrumentation instrumentation;

  DeskOpening(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /**
   * Makes sure that the bootstrap loader knows the desk; it stays for the life of the process.
   *
   * @param jar the agent's jar
   */
  static void open(Instrumentation instrumentation, File jar) throws IOException {
    if (isThere()) {
      requireForm();
      return;
    }
    try {
      new DeskOpening(instrumentation).define();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError notThisJvm) {
      instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
    }
  }

  private static boolean isThere() {
    try {
      Class.forName(PACKAGE + "LoanDesk", false, null);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static void requireForm() {
    if (LoanDesk.form() != FORM) {
      throw new IllegalStateException(
          "an earlier version has been in this JVM whose desk has another form; restart it");
    }
  }

  private void define() throws ReflectiveOperationException, IOException {
    Class<?> unsafeType = unsafeType();
    Field instance = unsafeType.getDeclaredField("theUnsafe");
    instance.setAccessible(true);
    Object unsafe = instance.get(null);
    Method define =
        unsafeType.getMethod(
            "defineClass",
            String.class,
            byte[].class,
            int.class,
            int.class,
            ClassLoader.class,
            ProtectionDomain.class);
    for (String name : CLASSES) {
      byte[] bytes = classFile(PACKAGE + name);
      define.invoke(unsafe, PACKAGE + name, bytes, 0, bytes.length, null, null);
    }
  }

  /** The class that can define in any loader: on Java 9 and newer it must be opened to us first. */
  private Class<?> unsafeType() throws ReflectiveOperationException {
    try {
      Class<?> internal = Class.forName("jdk.internal.misc.Unsafe");
      new Modules(instrumentation).openPackageOf(internal);
      return internal;
    } catch (ClassNotFoundException java8) {
      return Class.forName("sun.misc.Unsafe");
    }
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream in =
        DeskOpening.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new IOException("the agent's jar has no " + name);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4096];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    }
  }
}
