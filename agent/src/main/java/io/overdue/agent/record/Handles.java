package io.overdue.agent.record;

import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** What adapters tell about the handles that pools lend: the first that knows one answers. */
final class Handles {

  private final List<ClientReader> readers;

  Handles(List<ClientReader> readers) {
    this.readers = readers;
  }

  /** The connection object inside {@code handle}; null when it cannot be told. */
  Object connectionOf(Object handle) {
    for (ClientReader reader : readers) {
      Object connection = handle == null ? null : reader.connectionOf(handle);
      if (connection != null) {
        return connection;
      }
    }
    return null;
  }

  /** The socket of the connection inside {@code handle}; null when that cannot be told. */
  Socket socketOf(Object handle) {
    for (ClientReader reader : readers) {
      Socket socket = handle == null ? null : reader.socketOf(handle);
      if (socket != null) {
        return socket;
      }
    }
    return null;
  }

  /** How {@code connection} logs in; null when that cannot be told. */
  Credentials credentialsOf(Object connection) {
    for (ClientReader reader : readers) {
      Credentials credentials = connection == null ? null : reader.credentialsOf(connection);
      if (credentials != null) {
        return credentials;
      }
    }
    return null;
  }

  /** The number that its server has given to {@code connection}; -1 when that cannot be told. */
  long clientIdOf(Object connection) {
    for (ClientReader reader : readers) {
      long id = connection == null ? -1 : reader.clientIdOf(connection);
      if (id >= 0) {
        return id;
      }
    }
    return -1;
  }

  /** Whether a transaction was begun on {@code handle} and neither executed nor discarded. */
  boolean isInTransaction(Object handle) {
    for (ClientReader reader : readers) {
      if (handle != null && reader.isInTransaction(handle)) {
        return true;
      }
    }
    return false;
  }

  /** What {@code binding} keeps for work that is still going on, if any is. */
  List<Object> leftIn(Object binding) {
    List<Object> left = new ArrayList<>();
    for (ClientReader reader : readers) {
      for (Object taken : reader.leftIn(binding)) {
        left.add(taken);
        left.add(connectionOf(taken));
      }
    }
    return left;
  }

  /** Has {@code handle} forget its pool; false when it cannot be made to. */
  boolean disown(Object handle) {
    for (ClientReader reader : readers) {
      if (!reader.disown(handle)) {
        return false;
      }
    }
    return true;
  }

  /** Database and user of the connections that {@code factory} makes; null when unknown. */
  String loginOf(Object factory) {
    for (ClientReader reader : readers) {
      String login = reader.loginOf(factory);
      if (login != null) {
        return login;
      }
    }
    return null;
  }
}
