package io.overdue.agent.clients.spring;

import io.overdue.agent.clients.Fields;
import io.overdue.agent.record.ClientReader;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Looks into what Spring binds to a thread, by the names of its fields; nothing of it is run. */
public final class SpringReader implements ClientReader {

  private static final Fields SPRING = new Fields("org.springframework.");

  /** None: what Spring hands out is of the client library below. */
  @Override
  public Iterable<String> redisTypes() {
    return Collections.emptyList();
  }

  /**
   * A binding counts those who asked for it and have not let go. A thread that keeps a connection
   * on purpose asks once; several cannot all be going on when the thread has nothing to do. Nor can
   * a transaction.
   */
  @Override
  public List<Object> leftIn(Object binding) {
    Object asked = SPRING.read(binding, "referenceCount");
    boolean several = asked instanceof Integer && (Integer) asked > 1;
    boolean transaction = Boolean.TRUE.equals(SPRING.read(binding, "transactionActive"));
    return several || transaction
        ? taken(behindProxy(SPRING.read(binding, "connection")))
        : Collections.<Object>emptyList();
  }

  /** In a transaction the connection is proxied, for commands that do not take part in it. */
  private static Object behindProxy(Object connection) {
    if (connection == null || !Proxy.isProxyClass(connection.getClass())) {
      return connection;
    }
    Object advised = SPRING.read(Proxy.getInvocationHandler(connection), "advised");
    return SPRING.read(SPRING.read(advised, "targetSource"), "target");
  }

  /** Where the connections of Spring's keep what they took; null where they have no such field. */
  private static List<Object> taken(Object connection) {
    return Arrays.asList(
        SPRING.read(connection, "jedis"), // up to 4.0
        SPRING.read(SPRING.read(connection, "delegate"), "transaction"), // Jedis in 4.1
        SPRING.read(connection, "asyncDedicatedConn"), // Lettuce up to 2.7
        SPRING.read(connection, "asyncDedicatedConnection"));
  }
}
