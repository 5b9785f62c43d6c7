package io.overdue.agent.record;

import java.lang.StackWalker.StackFrame;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Walks lazily, frame by frame, and stops at the first one that is the application's. */
final class WalkingStackReader implements StackReader {

  private final StackWalker walker = StackWalker.getInstance();

  @Override
  public Callsite read(FrameFilter filter) {
    return walker.walk(new Walk(filter));
  }

  private static final class Walk
      implements Function<Stream<StackFrame>, Callsite>, Predicate<StackFrame> {

    private final Callsite.Reading reading;

    Walk(FrameFilter filter) {
      this.reading = new Callsite.Reading(filter);
    }

    @Override
    public Callsite apply(Stream<StackFrame> frames) {
      StackFrame found = frames.filter(this).findFirst().orElse(null);
      return found == null
          ? reading.endedWithoutApplication()
          : reading.endedAt(found.toStackTraceElement());
    }

    @Override
    public boolean test(StackFrame frame) {
      return reading.isApplication(frame.getClassName(), frame.getMethodName());
    }
  }
}
