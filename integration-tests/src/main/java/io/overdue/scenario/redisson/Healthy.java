package io.overdue.scenario.redisson;

import io.overdue.scenario.Stage;
import org.redisson.Redisson;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/**
 * Redisson as it is meant to be used: one client whose connections stand idle and are asked for
 * signs of life, a subscriber, workers that block, locks, and a job with a client of its own.
 */
public final class Healthy {

  private final String address;
  private final RedissonClient client;

  private Healthy(String address) {
    this.address = address;
    Config config = Life.config(address, 12);
    config.useSingleServer().setPingConnectionInterval(3000);
    this.client = Redisson.create(config);
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Healthy program = new Healthy(arguments[0]);
    program.client.getTopic("news").addListener(String.class, (channel, text) -> {});
    for (int i = 0; i < 3; i++) {
      Thread worker = new Thread(program::block, "worker " + i);
      worker.setDaemon(true);
      worker.start();
    }
    for (int i = 0; i < 4; i++) {
      stage.everyInBackground("service " + i, 10, program::work);
    }
    stage.every(5000, program::job);
    System.exit(0); // the workers are still at work
  }

  private void block() {
    try {
      client.getBlockingQueue("a queue that stays empty", StringCodec.INSTANCE).take();
    } catch (Exception atTheEnd) {
      // the client is gone
    }
  }

  private void work() {
    RLock lock = client.getLock("a lock");
    lock.lock();
    try {
      client.getAtomicLong("count").incrementAndGet();
    } finally {
      lock.unlock();
    }
  }

  private void job() {
    RedissonClient own = Redisson.create(Life.config(address, 1));
    own.getAtomicLong("jobs").incrementAndGet();
    own.shutdown();
  }
}
