package io.overdue.scenario;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

/** Methods that borrow and are left in every bad way there is; prints what came out, and ends. */
public final class ThrowsEverything {

  private final JedisPool pool;

  private ThrowsEverything(JedisPool pool) {
    this.pool = pool;
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ThrowsEverything program = new ThrowsEverything(stage.pool(50));
    for (int i = 0; i < 5; i++) {
      print(() -> program.overflow(0));
      print(program::runOutOfMemory);
      print(program::sneak);
      print(program::interrupt);
      print(ThrowsEverything::throwOddly);
    }
    System.out.println("lent: " + program.pool.getNumActive());
    System.exit(3);
  }

  private int overflow(int depth) {
    if (depth == 0) {
      try (Jedis jedis = pool.getResource()) {
        return jedis.ping().length() + overflow(1);
      }
    }
    return 1 + overflow(depth + 1);
  }

  private byte[][] runOutOfMemory() {
    try (Jedis jedis = pool.getResource()) {
      jedis.ping();
      return new byte[Integer.MAX_VALUE / 2][Integer.MAX_VALUE / 2];
    }
  }

  private void sneak() {
    try (Jedis jedis = pool.getResource()) {
      throw ThrowsEverything.<RuntimeException>unchecked(new Exception(jedis.ping()));
    }
  }

  private synchronized void interrupt() throws InterruptedException {
    Jedis jedis = pool.getResource();
    try {
      Thread.currentThread().interrupt();
      Thread.sleep(1);
    } finally {
      jedis.close();
    }
  }

  /** An exception that does not even tell its message. */
  private static void throwOddly() {
    throw new IllegalStateException() {
      private static final long serialVersionUID = 1L;

      @Override
      public String getMessage() {
        return "odd";
      }
    };
  }

  @SuppressWarnings("unchecked") // the point of it
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static void print(Stage.Act act) {
    try {
      act.play();
      System.out.println("nothing was thrown");
    } catch (Throwable thrown) {
      System.out.println(thrown.getClass().getName() + " at " + place(thrown));
    }
  }

  private static String place(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals(ThrowsEverything.class.getName())) {
        return frame.getMethodName();
      }
    }
    return "?";
  }
}
