package io.overdue.scenario;

import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultRedisCredentials;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.RedisCredentials;
import redis.clients.jedis.exceptions.JedisException;

/**
 * A supplier of credentials that fails: the connection is open by then, and the client closes it
 * only for exceptions of its own.
 */
public final class HandshakeLeftOpen {

  private final Stage stage;
  private final List<RuntimeException> refusals = new ArrayList<>();
  private int asked;

  private HandshakeLeftOpen(Stage stage) {
    this.stage = stage;
  }

  public static void main(String[] arguments) throws Exception {
    HandshakeLeftOpen program = new HandshakeLeftOpen(Stage.open(arguments));
    JedisPool pool = program.poolFixed();
    program.stage.play(500, program::ask, () -> program.askFixed(pool));
  }

  private void ask() {
    JedisClientConfig config =
        DefaultJedisClientConfig.builder().credentialsProvider(this::sealed).build();
    try (Jedis jedis = new Jedis(address(), config)) { // leak: handshake-left-open
      jedis.get("answer");
    } catch (IllegalStateException noCredentials) {
      refusals.add(noCredentials);
    }
  }

  /** The client closes what failed by an exception of its own, bare or for a pool. */
  private void askFixed(JedisPool pool) {
    try (Jedis jedis = pool.getResource()) {
      jedis.get("answer");
    } catch (JedisException noCredentials) {
      refusals.add(noCredentials);
    }
  }

  private JedisPool poolFixed() {
    return new JedisPool(
        address(), DefaultJedisClientConfig.builder().credentialsProvider(this::sometimes).build());
  }

  private HostAndPort address() {
    return new HostAndPort(stage.redis().getHost(), stage.redis().getPort());
  }

  private RedisCredentials sealed() {
    throw new IllegalStateException("the vault is sealed");
  }

  private RedisCredentials sometimes() {
    if (asked++ % 2 == 0) {
      throw new JedisException("the vault is sealed");
    }
    return new DefaultRedisCredentials(null, (char[]) null);
  }
}
