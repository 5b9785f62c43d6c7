package io.overdue.shop;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.jedis.JedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Further connection factories for the same Redis. */
final class Factories {

  private Factories() {}

  /** One that is not initialized, over the same client. */
  static RedisConnectionFactory like(RedisConnectionFactory other) {
    if (other instanceof LettuceConnectionFactory) {
      LettuceConnectionFactory like = (LettuceConnectionFactory) other;
      return new LettuceConnectionFactory(
          redis(like.getHostName(), like.getPort()), like.getClientConfiguration());
    }
    JedisConnectionFactory like = (JedisConnectionFactory) other;
    return new JedisConnectionFactory(redis(like.getHostName(), like.getPort()));
  }

  private static RedisStandaloneConfiguration redis(String host, int port) {
    return new RedisStandaloneConfiguration(host, port);
  }
}
