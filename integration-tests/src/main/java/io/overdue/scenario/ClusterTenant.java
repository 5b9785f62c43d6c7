package io.overdue.scenario;

import java.net.URI;
import java.util.Collections;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisCluster;

/** A healthy service that is told one node of a cluster and finds the others. */
public final class ClusterTenant {

  /** Keys enough for every node to have some. */
  private static final int KEYS = 30;

  private ClusterTenant() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    URI redis = stage.redis();
    JedisCluster cluster =
        new JedisCluster(
            Collections.singleton(new HostAndPort(redis.getHost(), redis.getPort())),
            2000,
            2000,
            5,
            redis.getUserInfo().substring(1),
            new GenericObjectPoolConfig<Connection>());
    stage.every(
        100,
        () -> {
          for (int key = 0; key < KEYS; key++) {
            cluster.set("key:" + key, "value");
          }
        });
    cluster.close();
  }
}
