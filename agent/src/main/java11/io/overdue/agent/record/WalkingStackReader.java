package io.overdue.agent.record;

import java.lang.StackWalker.StackFrame;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Walks lazily, frame by frame, and stops at the first one that is the application's. */
final class WalkingStackReader implements StackReader {

  /** What Java 11 calls every method that goes on in code from before its class was woven. */
  private static final String OLD_CODE = "throwNoSuchMethodError";

  private final StackWalker walker = StackWalker.getInstance();
  private final StackReader backtrace = ThrowableStackReader.best();

  @Override
  public Callsite read(FrameFilter filter, Helpers helpers) {
    Callsite found = walker.walk(new Walk(filter, helpers));
    return found.frame().getMethodName().equals(OLD_CODE) ? inOldCode(filter, helpers) : found;
  }

  /** A throwable knows the method, but tells a line of its new code. */
  private Callsite inOldCode(FrameFilter filter, Helpers helpers) {
    Callsite named = backtrace.read(filter, helpers);
    StackTraceElement frame = named.frame();
    return named.at(new StackTraceElement(frame.getClassName(), frame.getMethodName(), null, -1));
  }

  @Override
  public Class<?> onStack(String className) {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            new Function<Stream<StackFrame>, Class<?>>() {
              @Override
              public Class<?> apply(Stream<StackFrame> frames) {
                return frames
                    .filter(frame -> frame.getClassName().equals(className))
                    .findFirst()
                    .<Class<?>>map(StackFrame::getDeclaringClass)
                    .orElse(null);
              }
            });
  }

  private static final class Walk
      implements Function<Stream<StackFrame>, Callsite>, Predicate<StackFrame> {

    private final Callsite.Reading reading;
    private StackFrame through;

    Walk(FrameFilter filter, Helpers helpers) {
      this.reading = new Callsite.Reading(filter, helpers);
    }

    @Override
    public Callsite apply(Stream<StackFrame> frames) {
      StackFrame found = frames.filter(this).findFirst().orElse(null);
      String throughClass = through == null ? null : through.getClassName();
      String throughMethod = through == null ? null : through.getMethodName();
      return found == null
          ? reading.endedWithout(throughClass, throughMethod)
          : reading.endedAt(found.toStackTraceElement(), throughClass, throughMethod);
    }

    @Override
    public boolean test(StackFrame frame) {
      int traits = reading.note(frame.getClassName());
      if (traits != 0) {
        if (reading.isBeforeApplication() && (traits & FrameFilter.SILENT) == 0) {
          through = frame;
        }
        return false;
      }
      if (reading.goesOnAt(frame.getClassName(), frame.getMethodName())) {
        reading.goOn(frame.toStackTraceElement());
        return false;
      }
      return true;
    }
  }
}
