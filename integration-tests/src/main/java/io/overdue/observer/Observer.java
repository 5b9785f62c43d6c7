package io.overdue.observer;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/**
 * An agent that keeps the bytes of every class as they were last installed, whoever had it done.
 * Agents are asked in the order in which they came, so it sees what those before it have made.
 */
public final class Observer implements ClassFileTransformer {

  private static final Observer THE_ONE = new Observer();
  private static final List<String> LOOKED_AT =
      Arrays.asList("redis.clients.", "org.apache.commons.pool2.", "io.overdue.scenario.");

  private static volatile Instrumentation instrumentation;

  private final Map<String, byte[]> installed = new ConcurrentHashMap<>();

  private Observer() {}

  public static void premain(String options, Instrumentation given) {
    instrumentation = given;
  }

  /** Attached once more, it sees what agents made that came after its first time. */
  public static void agentmain(String options, Instrumentation given) {
    instrumentation.removeTransformer(THE_ONE);
    instrumentation = given;
  }

  /** Waits until it is attached once more. */
  public static void awaitAgain() throws InterruptedException {
    Instrumentation first = instrumentation;
    System.out.println("observe");
    while (instrumentation == first) {
      Thread.sleep(20);
    }
  }

  /** Has every class installed anew, by all transformers there are, and looks from now on. */
  public static Map<String, byte[]> readAll() throws UnmodifiableClassException {
    instrumentation.removeTransformer(THE_ONE);
    instrumentation.addTransformer(THE_ONE, true);
    List<Class<?>> all = new ArrayList<>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (isLookedAt(loaded.getName()) && instrumentation.isModifiableClass(loaded)) {
        all.add(loaded);
      }
    }
    instrumentation.retransformClasses(all.toArray(new Class<?>[0]));
    return installed();
  }

  /** The bytes of every class as they were last installed. */
  public static Map<String, byte[]> installed() {
    return new TreeMap<>(THE_ONE.installed);
  }

  /** Names of classes whose bytes are others. */
  public static TreeSet<String> different(Map<String, byte[]> one, Map<String, byte[]> other) {
    TreeSet<String> different = new TreeSet<>();
    for (Map.Entry<String, byte[]> entry : one.entrySet()) {
      if (!Arrays.equals(entry.getValue(), other.get(entry.getKey()))) {
        different.add(entry.getKey());
      }
    }
    return different;
  }

  /**
   * Number of classes loaded. Not those of lambdas: the JVM makes a new one for each lambda of a
   * class that was installed anew, and keeps the old as long as that class.
   */
  public static int classes() {
    int count = 0;
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      count += loaded.getName().contains("$$Lambda") ? 0 : 1;
    }
    return count;
  }

  private static boolean isLookedAt(String name) {
    for (String prefix : LOOKED_AT) {
      if (name.startsWith(prefix) && !name.contains("$$Lambda")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (redefined != null && isLookedAt(redefined.getName())) {
      installed.put(redefined.getName(), numberedAfresh(classFile));
    }
    return null;
  }

  /** Some JVMs lengthen the constant pool of a class each time that it is installed anew. */
  private static byte[] numberedAfresh(byte[] classFile) {
    ClassWriter written = new ClassWriter(0);
    new ClassReader(classFile).accept(written, 0);
    return written.toByteArray();
  }
}
