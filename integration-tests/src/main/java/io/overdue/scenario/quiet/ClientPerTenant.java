package io.overdue.scenario.quiet;

import io.overdue.scenario.Stage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Starts with a client for each of twenty tenants, one after the other. */
public final class ClientPerTenant {

  private static final int TENANTS = 20;

  private final List<JedisPool> tenants = new CopyOnWriteArrayList<>();

  private ClientPerTenant() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ClientPerTenant program = new ClientPerTenant();
    stage.everyInBackground("requests", 100, program::serve);
    for (int i = 0; i < TENANTS; i++) {
      program.tenants.add(new JedisPool(stage.redis().getHost(), stage.redis().getPort()));
      stage.pause(250);
    }
  }

  private void serve() {
    for (JedisPool tenant : tenants) {
      try (Jedis jedis = tenant.getResource()) {
        jedis.incr("served");
      }
    }
  }
}
