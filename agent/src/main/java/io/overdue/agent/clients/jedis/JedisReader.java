package io.overdue.agent.clients.jedis;

import io.overdue.agent.record.ClientReader;
import io.overdue.agent.record.Credentials;
import java.lang.reflect.Field;
import java.net.Socket;

/** Looks into Jedis objects by the names of their fields; nothing of theirs is run. */
public final class JedisReader implements ClientReader {

  @Override
  public Iterable<String> redisTypes() {
    return Family.PREFIXES;
  }

  @Override
  public Object connectionOf(Object handle) {
    if (isConnection(handle)) {
      return handle;
    }
    Object connection = read(handle, "connection"); // Jedis 4 and newer
    return connection != null ? connection : read(handle, "client"); // up to 3
  }

  @Override
  public boolean isInTransaction(Object handle) {
    Object transaction = read(handle, "transaction"); // Jedis 4 and newer
    return Boolean.TRUE.equals(read(transaction, "inMulti"))
        || Boolean.TRUE.equals(read(read(handle, "client"), "isInMulti")); // up to 3
  }

  @Override
  public Socket socketOf(Object handle) {
    Object socket = read(connectionOf(handle), "socket");
    return socket instanceof Socket ? (Socket) socket : null;
  }

  @Override
  public Credentials credentialsOf(Object connection) {
    if (!Family.includes(connection.getClass().getName())) {
      return null;
    }
    Object config = read(connection, "clientConfig"); // Jedis 7 and newer
    Object provider = read(config, "credentialsProvider");
    if (provider != null && !Family.includes(provider.getClass().getName())) {
      return Credentials.HIDDEN;
    }
    Object holder =
        provider != null ? read(provider, "credentials") : config != null ? config : connection;
    Object password = read(holder, "password");
    Object user = read(holder, "user");
    return password == null
        ? Credentials.NONE
        : Credentials.of(user == null ? null : user.toString(), text(password));
  }

  private static String text(Object password) {
    return password instanceof char[] ? new String((char[]) password) : password.toString();
  }

  @Override
  public boolean asksForName(StackTraceElement caller, StackTraceElement called) {
    return called.getMethodName().equals("getClientName")
        && caller.getClassName().endsWith(".Connection")
        && Family.includes(caller.getClassName());
  }

  @Override
  public String loginOf(Object factory) {
    Object database = read(factory, "database"); // Jedis 2
    if (database != null) {
      return "db " + database;
    }
    Object config = read(factory, "clientConfig");
    database = read(config, "database");
    return database == null ? null : "db " + database + " user " + user(config);
  }

  private static Object user(Object config) {
    Object provider = read(config, "credentialsProvider"); // Jedis 4 and newer
    if (provider == null) {
      return read(config, "user");
    }
    Object credentials = read(provider, "credentials");
    return credentials == null
        ? "of provider " + System.identityHashCode(provider)
        : read(credentials, "user");
  }

  @Override
  public boolean disown(Object handle) {
    return forget(handle, "dataSource") && forget(handle, "memberOf");
  }

  private static boolean forget(Object handle, String fieldName) {
    try {
      Field field = field(handle, fieldName);
      if (field != null) {
        field.set(handle, null);
      }
      return true;
    } catch (IllegalAccessException | RuntimeException notOpen) {
      return false;
    }
  }

  private static boolean isConnection(Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      if (Family.includes(type.getName()) && type.getSimpleName().equals("Connection")) {
        return true;
      }
    }
    return false;
  }

  /** The value of a field of a Jedis class; null when there is none or it may not be read. */
  private static Object read(Object object, String fieldName) {
    try {
      Field field = field(object, fieldName);
      return field == null ? null : field.get(object);
    } catch (IllegalAccessException | RuntimeException notOpen) {
      return null;
    }
  }

  /** A field of a Jedis class, open to us; null when there is none. */
  private static Field field(Object object, String fieldName) {
    for (Class<?> type = object == null ? null : object.getClass();
        type != null;
        type = type.getSuperclass()) {
      if (Family.includes(type.getName())) {
        try {
          Field field = type.getDeclaredField(fieldName);
          field.setAccessible(true);
          return field;
        } catch (NoSuchFieldException inSuperclass) {
          continue;
        }
      }
    }
    return null;
  }
}
