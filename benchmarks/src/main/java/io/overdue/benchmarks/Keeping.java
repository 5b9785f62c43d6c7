package io.overdue.benchmarks;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.pool2.impl.GenericObjectPool;
import redis.clients.jedis.Jedis;

/**
 * An application that borrows at many lines and keeps what it borrowed.
 *
 * <p>{@code Keeping LINES}: to {@code take} it borrows a hundred times at each line, to {@code
 * give} it gives everything back and closes its pool, to {@code heap} it does nothing. Each is
 * answered by the bytes of its heap in use after a full collection.
 */
public final class Keeping {

  private static final int LOANS_A_LINE = 100;

  private Keeping() {}

  /** Lines that borrow, of a class that is generated. */
  public interface Lines {
    void borrow(int line, GenericObjectPool<Jedis> pool, List<Jedis> kept) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    int number = Integer.parseInt(arguments[0]);
    Lines lines = (Lines) Class.forName("Generated").getDeclaredConstructor().newInstance();
    GenericObjectPool<Jedis> pool = new GenericObjectPool<>(new Unconnected());
    pool.setMaxTotal(-1);
    pool.setMaxIdle(-1);
    List<Jedis> kept = new ArrayList<>();
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      if (order.equals("take")) {
        for (int loan = 0; loan < LOANS_A_LINE * number; loan++) {
          lines.borrow(loan % number, pool, kept);
        }
      } else if (order.equals("give")) {
        for (Jedis jedis : kept) {
          pool.returnObject(jedis);
        }
        kept = new ArrayList<>();
        pool.close();
      }
      System.gc();
      Runtime jvm = Runtime.getRuntime();
      System.out.println(jvm.totalMemory() - jvm.freeMemory());
    }
  }
}
