package io.overdue.scenario.jedis;

import io.overdue.scenario.Stage;
import java.util.Set;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisCluster;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.JedisSentinelPool;

/** Jedis, every version: a client of a cluster, and a pool that asks sentinels for its master. */
public final class InTopologies {

  private final Set<HostAndPort> nodes;
  private final Set<String> sentinels;
  private final JedisCluster clustered;
  private final JedisSentinelPool pool;
  private final JedisSentinelPool another;

  private InTopologies(String cluster, String sentinel) {
    this.nodes = Topologies.nodes(cluster);
    this.sentinels = Topologies.sentinel(sentinel);
    this.clustered = new JedisCluster(nodes, Topologies.large());
    this.pool = new JedisSentinelPool(Topologies.MASTER, sentinels, Topologies.large());
    this.another = new JedisSentinelPool(Topologies.MASTER, sentinels, Topologies.large());
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    InTopologies program = new InTopologies(arguments[1], arguments[2]);
    stage.everyInBackground("borrow", 400, program::borrow);
    stage.everyInBackground("clusters", 1000, program::clusterOfItsOwn);
    stage.everyInBackground("pools", 1000, program::poolOfItsOwn);
    stage.everyInBackground("subscriber", 10, program::listen);
    for (int i = 0; i < 4; i++) {
      stage.everyInBackground("worker " + i, 20, program::work);
    }
    stage.every(20, program::waitForWork);
    System.exit(0);
  }

  private void borrow() {
    pool.getResource().set("a", "value"); // leak: a loan behind a sentinel
  }

  private void clusterOfItsOwn() {
    new JedisCluster(nodes).set("b", "value"); // leak: a cluster's client
  }

  private void poolOfItsOwn() {
    JedisSentinelPool own;
    own = new JedisSentinelPool(Topologies.MASTER, sentinels); // leak: a sentinel's pool
    try (Jedis jedis = own.getResource()) {
      jedis.set("c", "value");
    }
  }

  private void work() {
    for (int i = 0; i < 10; i++) {
      clustered.set("key " + i, "value");
    }
    try (Jedis jedis = another.getResource()) {
      jedis.set("d", "value");
    }
  }

  private void waitForWork() {
    try (Jedis jedis = another.getResource()) {
      jedis.blpop(1, "a queue that stays empty");
    }
  }

  private void listen() {
    try (Jedis jedis = another.getResource()) {
      jedis.subscribe(new JedisPubSub() {}, "news");
    }
  }
}
