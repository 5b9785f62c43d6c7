package io.overdue.agent.record;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Whether what a method returns may have a loan inside. */
final class Contents {

  private static final int MOST = 16;

  /** Those of the JDK's classes that hold elements themselves: looking runs no other code. */
  private static final Set<String> LISTS =
      new HashSet<>(
          Arrays.asList(
              "java.util.ArrayList",
              "java.util.Arrays$ArrayList",
              "java.util.Collections$SingletonList",
              "java.util.ImmutableCollections$List12",
              "java.util.ImmutableCollections$ListN"));

  private static final Set<String> ENTRIES =
      new HashSet<>(
          Arrays.asList(
              "java.util.AbstractMap$SimpleEntry",
              "java.util.AbstractMap$SimpleImmutableEntry",
              "java.util.KeyValueHolder"));

  private Contents() {}

  /** Nobody knows what is inside an object of the application's or of a library. */
  static boolean mayHaveALoan(Object returned) {
    if (returned == null) {
      return false;
    }
    if (!isOfTheJdk(returned)) {
      return true;
    }
    for (Object each : inside(returned)) {
      if (each != null && !isOfTheJdk(each)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfTheJdk(Object object) {
    return object.getClass().getClassLoader() == null;
  }

  private static List<?> inside(Object container) {
    try {
      String type = container.getClass().getName();
      if (container instanceof Optional) {
        return Collections.singletonList(((Optional<?>) container).orElse(null));
      }
      if (container instanceof AtomicReference) {
        return Collections.singletonList(((AtomicReference<?>) container).get());
      }
      if (container instanceof CompletableFuture) {
        return Collections.singletonList(((CompletableFuture<?>) container).getNow(null));
      }
      if (ENTRIES.contains(type)) {
        Map.Entry<?, ?> entry = (Map.Entry<?, ?>) container;
        return Arrays.asList(entry.getKey(), entry.getValue());
      }
      if (container instanceof Object[]) {
        return first(Arrays.asList((Object[]) container));
      }
      return LISTS.contains(type) ? first((List<?>) container) : Collections.emptyList();
    } catch (RuntimeException failedOrChanging) {
      return Collections.emptyList();
    }
  }

  private static List<?> first(List<?> all) {
    return Arrays.asList(all.subList(0, Math.min(all.size(), MOST)).toArray());
  }
}
