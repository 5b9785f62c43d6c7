package io.overdue.agent.record;

/** Chooses how this JVM's stacks are read. */
final class StackReaders {

  private StackReaders() {}

  /** StackWalker on Java 11 and newer, a throwable's backtrace on older ones. */
  static StackReader best() {
    try {
      return (StackReader)
          Class.forName("io.overdue.agent.record.WalkingStackReader")
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException | LinkageError olderJava) {
      return ThrowableStackReader.best();
    }
  }
}
