package io.overdue.saboteur;

import java.lang.reflect.Proxy;

/** Replaces the clerk behind the desk by one that throws whatever it is asked. */
public final class Saboteur {

  private Saboteur() {}

  public static void premain(String options) throws ReflectiveOperationException {
    Class<?> clerk = Class.forName("io.overdue.desk.Clerk", true, null);
    Object thrower =
        Proxy.newProxyInstance(
            null,
            new Class<?>[] {clerk},
            (proxy, method, arguments) -> {
              throw new StackOverflowError("sabotage in " + method.getName());
            });
    Class.forName("io.overdue.desk.LoanDesk", true, null)
        .getMethod("open", clerk)
        .invoke(null, thrower);
  }
}
