package io.overdue.agent.clients;

import java.lang.reflect.Field;

/**
 * Reads fields of one library's objects by their names; no code of theirs is run.
 *
 * <p>Nothing is kept between two questions: a field kept would keep the application's class loader
 * alive.
 */
public final class Fields {

  private final String prefix;

  /**
   * @param prefix what the names of the library's classes begin with
   */
  public Fields(String prefix) {
    this.prefix = prefix;
  }

  /** Whether the class of {@code object}, or one that it extends, is the library's. */
  public boolean areOf(Object object) {
    for (Class<?> type = typeOf(object); type != null; type = type.getSuperclass()) {
      if (type.getName().startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** The value of a field; null when there is none or it may not be read. */
  public Object read(Object object, String fieldName) {
    for (Class<?> type = typeOf(object); type != null; type = type.getSuperclass()) {
      Field field = type.getName().startsWith(prefix) ? find(type, fieldName) : null;
      if (field != null) {
        try {
          field.setAccessible(true);
          return field.get(object);
        } catch (IllegalAccessException | RuntimeException notOpen) {
          return null;
        }
      }
    }
    return null;
  }

  private static Class<?> typeOf(Object object) {
    return object == null ? null : object.getClass();
  }

  private static Field find(Class<?> type, String fieldName) {
    try {
      return type.getDeclaredField(fieldName);
    } catch (NoSuchFieldException inSuperclass) {
      return null;
    }
  }
}
