package io.overdue.scenario;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisPooled;

/** A transaction of a pooled client that is executed and not closed keeps its connection. */
public final class TransactionNotClosed {

  private TransactionNotClosed() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    GenericObjectPoolConfig<Connection> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(200);
    JedisPooled client = new JedisPooled(config, stage.redis().getHost(), stage.redis().getPort());
    stage.play(300, () -> transfer(client), () -> transferFixed(client));
  }

  private static void transfer(JedisPooled client) {
    AbstractTransaction transaction = client.multi(); // leak: pipeline-not-closed
    transaction.decr("account of one");
    transaction.incr("account of another");
    transaction.exec();
  }

  private static void transferFixed(JedisPooled client) {
    try (AbstractTransaction transaction = client.multi()) {
      transaction.decr("account of one");
      transaction.incr("account of another");
      transaction.exec();
    }
  }
}
