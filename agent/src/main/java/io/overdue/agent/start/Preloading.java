package io.overdue.agent.start;

import io.overdue.agent.support.OwnThread;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads, beside the start, what threads of the application would load one by one on the way of
 * their first loans: that takes them milliseconds, in which a virtual thread holds its carrier.
 */
final class Preloading implements Runnable {

  private static final String INNER = "inner/";

  private static final String SUFFIX = ".classdata";

  private static final String BOOKS = INNER + "io/overdue/agent/record/";

  private final File jar;

  private Preloading(File jar) {
    this.jar = jar;
  }

  /**
   * @param jar the agent's
   */
  static Thread start(File jar) {
    Thread thread = new OwnThread(new Preloading(jar), "overdue-loading");
    thread.start();
    return thread;
  }

  @Override
  public void run() {
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : Collections.list(file.entries())) {
        String name = entry.getName();
        if (name.startsWith(BOOKS) && name.endsWith(SUFFIX)) {
          load(name.substring(INNER.length(), name.length() - SUFFIX.length()).replace('/', '.'));
        }
      }
    } catch (IOException unreadable) {
      // They are loaded as they are needed, or not at all.
    }
  }

  private static void load(String className) {
    try {
      Class.forName(className, false, Preloading.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError ofNewerJava) {
      // There it is not needed.
    }
  }
}
