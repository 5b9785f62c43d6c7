package io.overdue.agent.record;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Reads a throwable's backtrace one frame at a time, as Java 8 can through {@code JavaLangAccess};
 * where that is not to be had, all frames at once.
 */
final class ThrowableStackReader implements StackReader {

  /** At the top of each stack: this reader, the recorder, the desk. */
  private static final int OWN_FRAMES = 3;

  private final MethodHandle depthOf;
  private final MethodHandle frameAt;

  private ThrowableStackReader(MethodHandle depthOf, MethodHandle frameAt) {
    this.depthOf = depthOf;
    this.frameAt = frameAt;
  }

  static ThrowableStackReader best() {
    try {
      Class<?> access = Class.forName("sun.misc.JavaLangAccess");
      Object instance =
          Class.forName("sun.misc.SharedSecrets").getMethod("getJavaLangAccess").invoke(null);
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      return new ThrowableStackReader(
          lookup
              .findVirtual(
                  access, "getStackTraceDepth", MethodType.methodType(int.class, Throwable.class))
              .bindTo(instance),
          lookup
              .findVirtual(
                  access,
                  "getStackTraceElement",
                  MethodType.methodType(StackTraceElement.class, Throwable.class, int.class))
              .bindTo(instance));
    } catch (ReflectiveOperationException | LinkageError absent) {
      return new ThrowableStackReader(null, null);
    }
  }

  @Override
  public Callsite read(FrameFilter filter, Helpers helpers) {
    Throwable here = new Throwable();
    StackTraceElement[] all = frameAt == null ? here.getStackTrace() : null;
    int depth = all == null ? depth(here) : all.length;
    Callsite.Reading reading = new Callsite.Reading(filter, helpers);
    String throughClass = null;
    String throughMethod = null;
    for (int i = OWN_FRAMES; i < depth; i++) {
      StackTraceElement frame = all == null ? frame(here, i) : all[i];
      int traits = reading.note(frame.getClassName());
      if (traits != 0) {
        if (reading.isBeforeApplication() && (traits & FrameFilter.SILENT) == 0) {
          throughClass = frame.getClassName();
          throughMethod = frame.getMethodName();
        }
      } else if (reading.goesOnAt(frame.getClassName(), frame.getMethodName())) {
        reading.goOn(frame);
      } else {
        return reading.endedAt(frame, throughClass, throughMethod);
      }
    }
    return reading.endedWithout(throughClass, throughMethod);
  }

  @Override
  public Class<?> onStack(String className) {
    for (Class<?> type : new ClassContext().getClassContext()) {
      if (type.getName().equals(className)) {
        return type;
      }
    }
    return null;
  }

  private int depth(Throwable here) {
    try {
      return (int) depthOf.invokeExact(here);
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private StackTraceElement frame(Throwable here, int index) {
    try {
      return (StackTraceElement) frameAt.invokeExact(here, index);
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Opens a protected method that tells the classes on the stack; it manages no security. */
  private static final class ClassContext extends SecurityManager {
    @Override
    protected Class<?>[] getClassContext() {
      return super.getClassContext();
    }
  }
}
