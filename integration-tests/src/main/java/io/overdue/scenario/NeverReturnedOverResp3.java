package io.overdue.scenario;

import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.RedisProtocol;

/** A borrow without return, by a client that greets its server and is told its id. */
public final class NeverReturnedOverResp3 {

  private final JedisPool pool;

  private NeverReturnedOverResp3(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    GenericObjectPoolConfig<Jedis> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(2000);
    JedisPool pool =
        new JedisPool(
            config,
            new HostAndPort(stage.redis().getHost(), stage.redis().getPort()),
            DefaultJedisClientConfig.builder().protocol(RedisProtocol.RESP3).build());
    stage.every(300, new NeverReturnedOverResp3(pool)::touch);
  }

  private void touch() {
    Jedis jedis = pool.getResource(); // leak: unreturned
    jedis.set("touched", "yes");
  }
}
