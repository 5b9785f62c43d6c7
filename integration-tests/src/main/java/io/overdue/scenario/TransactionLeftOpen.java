package io.overdue.scenario;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.Transaction;

/**
 * A unit of work that is bound to its thread: a request that returns early leaves its transaction
 * open, and the next request on that thread begins another in its place.
 */
public final class TransactionLeftOpen {

  private final ThreadLocal<UnitOfWork> current = new ThreadLocal<>();
  private final JedisPool pool;

  private TransactionLeftOpen(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    TransactionLeftOpen program = new TransactionLeftOpen(stage.pool(500));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    stage.play(
        100,
        () -> threads.submit(() -> program.order(Stage.oneIn(5))),
        () -> threads.submit(() -> program.orderFixed(Stage.oneIn(5))));
    threads.shutdown();
  }

  private void order(boolean isEmpty) {
    begin();
    current.get().transaction.incr("orders begun");
    if (isEmpty) {
      return;
    }
    current.get().transaction.exec();
    end();
  }

  private void orderFixed(boolean isEmpty) {
    begin();
    try {
      current.get().transaction.incr("orders begun");
      if (isEmpty) {
        return;
      }
      current.get().transaction.exec();
    } finally {
      end();
    }
  }

  private void begin() {
    Jedis jedis = pool.getResource(); // leak: transaction-left-open
    current.set(new UnitOfWork(jedis, jedis.multi()));
  }

  /** Discards what was not executed, and gives back. */
  private void end() {
    current.get().transaction.close();
    current.get().jedis.close();
    current.remove();
  }

  /** A connection and the transaction that is open on it. */
  private static final class UnitOfWork {

    private final Jedis jedis;
    private final Transaction transaction;

    UnitOfWork(Jedis jedis, Transaction transaction) {
      this.jedis = jedis;
      this.transaction = transaction;
    }
  }
}
