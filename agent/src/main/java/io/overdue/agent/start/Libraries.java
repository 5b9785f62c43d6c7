package io.overdue.agent.start;

import io.overdue.agent.clients.glide.GlidePoints;
import io.overdue.agent.clients.jedis.JedisFrames;
import io.overdue.agent.clients.jedis.JedisPoints;
import io.overdue.agent.clients.jedis.JedisReader;
import io.overdue.agent.clients.lettuce.LettuceFrames;
import io.overdue.agent.clients.lettuce.LettucePoints;
import io.overdue.agent.clients.lettuce.LettucePools;
import io.overdue.agent.clients.lettuce.LettuceReader;
import io.overdue.agent.clients.pool2.Pool2Frames;
import io.overdue.agent.clients.pool2.Pool2Points;
import io.overdue.agent.clients.pool2.Pool2Reader;
import io.overdue.agent.clients.pool2.SoftPoolReader;
import io.overdue.agent.clients.redisson.RedissonPoints;
import io.overdue.agent.clients.redisson.RedissonReader;
import io.overdue.agent.clients.spring.SpringFrames;
import io.overdue.agent.clients.spring.SpringPoints;
import io.overdue.agent.clients.spring.SpringReader;
import io.overdue.agent.clients.vertx.VertxFrames;
import io.overdue.agent.clients.vertx.VertxPoints;
import io.overdue.agent.clients.vertx.VertxPoolReader;
import io.overdue.agent.clients.vertx.VertxReader;
import io.overdue.agent.record.ClientReader;
import io.overdue.agent.record.FrameFilter;
import io.overdue.agent.record.PoolReader;
import io.overdue.agent.settings.Option;
import io.overdue.agent.settings.Settings;
import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.ExitAdvice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every client and pool library that the agent knows, put together. */
final class Libraries {

  /** Where methods that lend are declared. */
  static final Set<String> LENDING_PACKAGES =
      new HashSet<>(
          Arrays.asList(
              "redis/clients/", "org/apache/commons/pool2/", "io/lettuce/", "io/valkey/"));

  /** One in each library of whose objects fields are read. */
  static final Set<String> PACKAGES =
      new HashSet<>(
          Arrays.asList(
              "redis.clients.jedis",
              "io.valkey",
              "org.apache.commons.pool2.impl",
              "io.lettuce.core",
              "io.netty.channel",
              "org.redisson",
              "io.vertx.redis.client.impl"));

  /** What they are called. */
  static final Set<String> LENDING_METHODS =
      new HashSet<>(
          Arrays.asList(
              "getResource", "borrowObject", "getConnection", "pipelined", "multi", "transaction"));

  private Libraries() {}

  static List<ClientReader> readers() {
    return Arrays.asList(
        new JedisReader(),
        new LettuceReader(),
        new RedissonReader(),
        new VertxReader(),
        new SpringReader());
  }

  static List<PoolReader> poolReaders() {
    return Arrays.asList(
        new SoftPoolReader(), new Pool2Reader(), new LettucePools(), new VertxPoolReader());
  }

  static List<Point> points(Settings settings) {
    List<Point> points = new ArrayList<>(Pool2Points.points());
    points.addAll(JedisPoints.points());
    points.addAll(LettucePoints.points());
    points.addAll(RedissonPoints.points());
    points.addAll(VertxPoints.points());
    points.addAll(GlidePoints.points());
    points.addAll(SpringPoints.points());
    if (settings.get(Option.SERVER_NAMES)) {
      points.addAll(JedisPoints.naming());
    }
    if (settings.get(Option.FAIL_ON_LEAK)) {
      points.add(Point.method("java.lang.Runtime", "exit", ExitAdvice.class, "(I)V"));
    }
    return points;
  }

  static FrameFilter frameFilter(Settings settings) {
    List<String> pools = new ArrayList<>(Pool2Frames.pools());
    pools.addAll(LettuceFrames.pools());
    List<String> clients = new ArrayList<>(JedisFrames.clients());
    clients.addAll(LettuceFrames.clients());
    clients.addAll(VertxFrames.clients());
    clients.addAll(SpringFrames.clients());
    return new FrameFilter(
        orEmpty(settings.get(Option.INCLUDE)),
        orEmpty(settings.get(Option.EXCLUDE)),
        pools,
        clients,
        SpringFrames.keepers());
  }

  private static List<String> orEmpty(List<String> list) {
    return list == null ? Collections.<String>emptyList() : list;
  }
}
