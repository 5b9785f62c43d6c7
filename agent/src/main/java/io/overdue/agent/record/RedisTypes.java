package io.overdue.agent.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Tells objects of Redis clients from others, by the names of their classes and interfaces. */
final class RedisTypes {

  private final List<String> prefixes = new ArrayList<>();

  RedisTypes(Collection<ClientReader> readers) {
    for (ClientReader reader : readers) {
      for (String prefix : reader.redisTypes()) {
        prefixes.add(prefix);
      }
    }
  }

  /** Whether the class of {@code object}, or what it extends or implements, is a Redis client's. */
  boolean include(Object object) {
    for (Class<?> type = object == null ? null : object.getClass();
        type != null;
        type = type.getSuperclass()) {
      if (matches(type.getName())) {
        return true;
      }
      for (Class<?> implemented : type.getInterfaces()) {
        if (matches(implemented.getName())) {
          return true;
        }
      }
    }
    return false;
  }

  /** The same of a class as it is written with its type arguments. */
  boolean includeName(String written) {
    for (String name : written.split("[<>, ]+")) {
      if (matches(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(String className) {
    for (String prefix : prefixes) {
      if (className.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
