package io.overdue.scenario.jedis;

import io.overdue.scenario.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.JedisSentinelPool;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The life of a cluster's client and of a pool behind a sentinel: each line of input is a step. */
public final class LifeInTopologies implements Steps.Life {

  private final String cluster;
  private final String sentinel;
  private final List<Jedis> lent = new ArrayList<>();
  private final CountDownLatch subscribed = new CountDownLatch(1);
  private JedisCluster clustered;
  private JedisSentinelPool pool;
  private Thread listener;

  private final JedisPubSub subscription =
      new JedisPubSub() {
        @Override
        public void onSubscribe(String channel, int number) {
          subscribed.countDown();
        }
      };

  private LifeInTopologies(String cluster, String sentinel) {
    this.cluster = cluster;
    this.sentinel = sentinel;
  }

  public static void main(String[] arguments) throws Exception {
    Steps.follow(new LifeInTopologies(arguments[0], arguments[1]));
    System.exit(0);
  }

  @Override
  public void play(String step) throws Exception {
    switch (step) {
      case "open":
        open();
        break;
      case "use the cluster":
        useTheCluster();
        break;
      case "borrow":
        for (int i = 0; i < 3; i++) {
          lent.add(pool.getResource()); // line: lent
        }
        break;
      case "return":
        lent.remove(0).close();
        break;
      case "subscribe":
        listener = new Thread(this::listen);
        listener.start();
        subscribed.await();
        break;
      case "find them broken":
        findThemBroken();
        break;
      case "unsubscribe":
        subscription.unsubscribe();
        listener.join();
        break;
      case "close":
        clustered.close();
        pool.close();
        break;
      default:
        throw new IllegalArgumentException(step);
    }
  }

  private void open() {
    GenericObjectPoolConfig<Connection> ofNode = Topologies.large();
    GenericObjectPoolConfig<Jedis> ofMaster = Topologies.large();
    Set<String> sentinels = Topologies.sentinel(sentinel);
    pool = new JedisSentinelPool(Topologies.MASTER, sentinels, ofMaster); // line: pool
    try (Jedis jedis = pool.getResource()) {
      jedis.ping();
    }
    clustered = new JedisCluster(Topologies.nodes(cluster), ofNode); // line: cluster
  }

  private void useTheCluster() {
    for (int i = 0; i < 100; i++) {
      clustered.set("key " + i, "value");
    }
  }

  private void listen() {
    try (Jedis jedis = pool.getResource()) {
      jedis.subscribe(subscription, "news");
    }
  }

  private void findThemBroken() {
    for (Jedis jedis : lent) {
      try (Jedis broken = jedis) {
        broken.ping();
        throw new IllegalStateException("should be broken");
      } catch (JedisConnectionException asItShouldBe) {
        // its pool throws it away
      }
    }
  }
}
