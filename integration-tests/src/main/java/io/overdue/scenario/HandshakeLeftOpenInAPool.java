package io.overdue.scenario;

import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultRedisCredentials;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisPooled;
import redis.clients.jedis.RedisCredentials;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A pool whose supplier of credentials fails: it counts nothing, and the server counts them all.
 */
public final class HandshakeLeftOpenInAPool {

  private final JedisPooled redis;
  private final boolean fixed;
  private long failed;

  private HandshakeLeftOpenInAPool(Stage stage) {
    this.fixed = stage.isFixed();
    this.redis =
        new JedisPooled(
            new HostAndPort(stage.redis().getHost(), stage.redis().getPort()),
            DefaultJedisClientConfig.builder().credentialsProvider(this::credentials).build());
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    HandshakeLeftOpenInAPool program = new HandshakeLeftOpenInAPool(stage);
    stage.every(500, program::ask);
  }

  private void ask() {
    try {
      redis.get("answer"); // leak: handshake-left-open
    } catch (JedisException noCredentials) {
      failed++;
    }
  }

  private RedisCredentials credentials() {
    if (fixed) {
      return new DefaultRedisCredentials(null, (char[]) null);
    }
    throw new IllegalStateException("the vault is sealed");
  }
}
