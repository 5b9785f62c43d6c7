package io.overdue.benchmarks;

/** The least that a JVM can start for. */
public final class Nothing {

  private Nothing() {}

  public static void main(String[] arguments) {
    System.out.println("started");
  }
}
