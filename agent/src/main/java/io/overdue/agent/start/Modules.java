package io.overdue.agent.start;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The modules of Java 9 and newer, which keep from reflection what they do not open. They are
 * opened to this loader's classes only, not to the application's.
 */
final class Modules {

  private final Instrumentation instrumentation;

  Modules(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Opens the package of {@code theirs}; there must be modules. */
  void openPackageOf(Class<?> theirs) throws ReflectiveOperationException {
    String packageName = theirs.getName().substring(0, theirs.getName().lastIndexOf('.'));
    open(moduleOf(theirs), Collections.singleton(packageName));
  }

  /**
   * Opens each module that has one of {@code packages}, as libraries are on a module path; on Java
   * 8 none.
   */
  void openLibraries(Set<String> packages) throws ReflectiveOperationException {
    Class<?> layer;
    try {
      layer = Class.forName("java.lang.ModuleLayer");
    } catch (ClassNotFoundException java8) {
      return;
    }
    Object boot = layer.getMethod("boot").invoke(null);
    for (Object module : (Set<?>) layer.getMethod("modules").invoke(boot)) {
      Set<?> all = (Set<?>) module.getClass().getMethod("getPackages").invoke(module);
      if (!Collections.disjoint(packages, all)) {
        open(module, all);
      }
    }
  }

  private void open(Object module, Set<?> packages) throws ReflectiveOperationException {
    Set<Object> us = Collections.singleton(moduleOf(Modules.class));
    Map<Object, Set<Object>> toUs = new HashMap<>();
    for (Object each : packages) {
      toUs.put(each, us);
    }
    try {
      Instrumentation.class
          .getMethod(
              "redefineModule",
              Class.forName("java.lang.Module"),
              Set.class,
              Map.class,
              Map.class,
              Set.class,
              Map.class)
          .invoke(
              instrumentation,
              module,
              Collections.emptySet(),
              toUs,
              toUs,
              Collections.emptySet(),
              Collections.emptyMap());
    } catch (InvocationTargetException refused) {
      throw new IllegalAccessException(module + " is not opened: " + refused.getCause());
    }
  }

  private static Object moduleOf(Class<?> type) throws ReflectiveOperationException {
    return Class.class.getMethod("getModule").invoke(type);
  }
}
