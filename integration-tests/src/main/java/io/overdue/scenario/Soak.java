package io.overdue.scenario;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/**
 * Sixteen threads at thirty lines, a third of the returns on another thread, exceptions everywhere;
 * five of the lines forget one connection in a thousand. Prints what each has taken and forgotten.
 */
public final class Soak {

  private static final int THREADS = 16;
  private static final int SITES = 30;
  private static final Set<Integer> LEAKY = new HashSet<>(Arrays.asList(3, 9, 14, 20, 27));

  private final Stage stage;
  private final JedisPool pool;
  private final BlockingQueue<Jedis> handedOver = new LinkedBlockingQueue<>();
  private final AtomicLongArray taken = new AtomicLongArray(SITES);
  private final AtomicIntegerArray forgotten = new AtomicIntegerArray(SITES);

  private Soak(Stage stage) {
    this.stage = stage;
    this.pool = stage.pool(6000);
  }

  public static void main(String[] arguments) throws Exception {
    new Soak(Stage.open(arguments)).run();
    System.exit(0);
  }

  private void run() throws Exception {
    Thread[] threads = new Thread[THREADS + 4];
    for (int i = 0; i < THREADS; i++) {
      threads[i] = stage.everyInBackground("worker " + i, 2, this::request);
    }
    for (int i = THREADS; i < threads.length; i++) {
      threads[i] = stage.everyInBackground("returner " + i, 1, this::giveBack);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    giveBack();
    for (int site = 0; site < SITES; site++) {
      System.out.println(
          "site " + site + " took " + taken.get(site) + " forgot " + forgotten.get(site));
    }
  }

  private void request() throws InterruptedException {
    try {
      call(ThreadLocalRandom.current().nextInt(SITES));
    } catch (IllegalStateException answeredWithAnError) {
      // as services do
    }
  }

  private void giveBack() throws InterruptedException {
    for (Jedis jedis = handedOver.poll(100, TimeUnit.MILLISECONDS);
        jedis != null;
        jedis = handedOver.poll()) {
      jedis.close();
    }
  }

  /** Works, and gives back: here, on another thread, before an exception or without. Or forgets. */
  private void work(Jedis jedis, int site) throws InterruptedException {
    taken.incrementAndGet(site);
    int luck = ThreadLocalRandom.current().nextInt(3000);
    jedis.incr("work");
    if (luck == 2999) {
      stage.pause(3000);
    }
    if (LEAKY.contains(site) && luck < 3) {
      forgotten.incrementAndGet(site);
      if (luck == 0) {
        throw new IllegalStateException("forgotten on the way out");
      }
      return;
    }
    if (luck < 1000) {
      handedOver.add(jedis);
    } else {
      jedis.close();
    }
    if (luck % 10 == 0) {
      throw new IllegalStateException("an exception that costs nothing");
    }
  }

  private void call(int site) throws InterruptedException {
    switch (site) {
      case 0:
        site00();
        break;
      case 1:
        site01();
        break;
      case 2:
        site02();
        break;
      case 3:
        site03();
        break;
      case 4:
        site04();
        break;
      case 5:
        site05();
        break;
      case 6:
        site06();
        break;
      case 7:
        site07();
        break;
      case 8:
        site08();
        break;
      case 9:
        site09();
        break;
      case 10:
        site10();
        break;
      case 11:
        site11();
        break;
      case 12:
        site12();
        break;
      case 13:
        site13();
        break;
      case 14:
        site14();
        break;
      case 15:
        site15();
        break;
      case 16:
        site16();
        break;
      case 17:
        site17();
        break;
      case 18:
        site18();
        break;
      case 19:
        site19();
        break;
      case 20:
        site20();
        break;
      case 21:
        site21();
        break;
      case 22:
        site22();
        break;
      case 23:
        site23();
        break;
      case 24:
        site24();
        break;
      case 25:
        site25();
        break;
      case 26:
        site26();
        break;
      case 27:
        site27();
        break;
      case 28:
        site28();
        break;
      default:
        site29();
        break;
    }
  }

  private void site00() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 0);
  }

  private void site01() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 1);
  }

  private void site02() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 2);
  }

  private void site03() throws InterruptedException {
    Jedis jedis = pool.getResource(); // leak: site03
    work(jedis, 3);
  }

  private void site04() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 4);
  }

  private void site05() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 5);
  }

  private void site06() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 6);
  }

  private void site07() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 7);
  }

  private void site08() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 8);
  }

  private void site09() throws InterruptedException {
    Jedis jedis = pool.getResource(); // leak: site09
    work(jedis, 9);
  }

  private void site10() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 10);
  }

  private void site11() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 11);
  }

  private void site12() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 12);
  }

  private void site13() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 13);
  }

  private void site14() throws InterruptedException {
    Jedis jedis = pool.getResource(); // leak: site14
    work(jedis, 14);
  }

  private void site15() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 15);
  }

  private void site16() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 16);
  }

  private void site17() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 17);
  }

  private void site18() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 18);
  }

  private void site19() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 19);
  }

  private void site20() throws InterruptedException {
    Jedis jedis = pool.getResource(); // leak: site20
    work(jedis, 20);
  }

  private void site21() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 21);
  }

  private void site22() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 22);
  }

  private void site23() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 23);
  }

  private void site24() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 24);
  }

  private void site25() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 25);
  }

  private void site26() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 26);
  }

  private void site27() throws InterruptedException {
    Jedis jedis = pool.getResource(); // leak: site27
    work(jedis, 27);
  }

  private void site28() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 28);
  }

  private void site29() throws InterruptedException {
    Jedis jedis = pool.getResource();
    work(jedis, 29);
  }
}
