package io.overdue.agent.clients.pool2;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.BlockingBorrowAdvice;
import io.overdue.agent.weave.advice.BorrowAdvice;
import io.overdue.agent.weave.advice.InvalidateAdvice;
import io.overdue.agent.weave.advice.PoolClosedAdvice;
import io.overdue.agent.weave.advice.PoolMadeAdvice;
import io.overdue.agent.weave.advice.ReturnAdvice;
import io.overdue.agent.weave.advice.WaitAdvice;
import java.util.Arrays;
import java.util.List;

/**
 * commons-pool2 2.0 to 2.13: the innermost borrow, so that a subclass which wraps what it hands out
 * does not hide the object that comes back.
 */
public final class Pool2Points {

  private static final String POOL = "org.apache.commons.pool2.impl.GenericObjectPool";

  /** Lettuce makes these too; a borrow waits for its monitor. */
  static final String SOFT_POOL = "org.apache.commons.pool2.impl.SoftReferenceObjectPool";

  private Pool2Points() {}

  public static List<Point> points() {
    return Arrays.asList(
        Point.constructors(POOL, PoolMadeAdvice.class).reading("factory"),
        Point.method(POOL, "close", PoolClosedAdvice.class, "()V"),
        Point.method(
            POOL,
            "borrowObject",
            BorrowAdvice.class,
            "(Ljava/time/Duration;)Ljava/lang/Object;",
            "(J)Ljava/lang/Object;"),
        Point.method( // a borrow comes here before it waits, unless something is idle
            POOL,
            "create",
            WaitAdvice.class,
            "(Ljava/time/Duration;)Lorg/apache/commons/pool2/PooledObject;",
            "()Lorg/apache/commons/pool2/PooledObject;"),
        Point.method(POOL, "returnObject", ReturnAdvice.class, "(Ljava/lang/Object;)V"),
        Point.method(
            POOL,
            "invalidateObject",
            InvalidateAdvice.class,
            "(Ljava/lang/Object;Lorg/apache/commons/pool2/DestroyMode;)V",
            "(Ljava/lang/Object;)V"),
        Point.constructors(SOFT_POOL, PoolMadeAdvice.class).reading("factory"),
        Point.method(SOFT_POOL, "close", PoolClosedAdvice.class, "()V"),
        Point.method(SOFT_POOL, "borrowObject", BlockingBorrowAdvice.class, "()Ljava/lang/Object;"),
        Point.method(SOFT_POOL, "returnObject", ReturnAdvice.class, "(Ljava/lang/Object;)V"),
        Point.method(
            SOFT_POOL, "invalidateObject", InvalidateAdvice.class, "(Ljava/lang/Object;)V"));
  }
}
