package io.overdue.benchmarks;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.support.ConnectionPoolSupport;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPooled;

/** How an application gets at its server. */
public enum Way {
  JEDIS_POOL {
    @Override
    Getter open(int port) {
      JedisPool pool = new JedisPool(Way.<Jedis>eight(), "127.0.0.1", port);
      return () -> {
        try (Jedis jedis = pool.getResource()) {
          return jedis.get(KEY);
        }
      };
    }
  },
  JEDIS_POOLED {
    @Override
    Getter open(int port) {
      JedisPooled jedis = new JedisPooled(Way.<Connection>eight(), "127.0.0.1", port);
      return () -> jedis.get(KEY);
    }
  },
  LETTUCE_POOLED {
    @Override
    Getter open(int port) {
      RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
      GenericObjectPool<StatefulRedisConnection<String, String>> pool =
          ConnectionPoolSupport.createGenericObjectPool(
              () -> client.connect(), Way.<StatefulRedisConnection<String, String>>eight());
      return () -> {
        try (StatefulRedisConnection<String, String> connection = pool.borrowObject()) {
          return connection.sync().get(KEY);
        }
      };
    }
  };

  static final String KEY = "k";
  private static final int CONNECTIONS = 8;

  abstract Getter open(int port);

  private static <T> GenericObjectPoolConfig<T> eight() {
    GenericObjectPoolConfig<T> config = new GenericObjectPoolConfig<>();
    config.setMaxTotal(CONNECTIONS);
    config.setMaxIdle(CONNECTIONS);
    return config;
  }

  /** Gets one value. */
  interface Getter {
    String get() throws Exception;
  }
}
