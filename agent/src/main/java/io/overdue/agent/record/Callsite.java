package io.overdue.agent.record;

/** Where a call came from: the first application frame, and what lay between it and the hook. */
final class Callsite {

  private final StackTraceElement frame;
  private final boolean application;
  private final String throughClass;
  private final String throughMethod;
  private final int traits;

  private Callsite(
      StackTraceElement frame,
      boolean application,
      String throughClass,
      String throughMethod,
      int traits) {
    this.frame = frame;
    this.application = application;
    this.throughClass = throughClass;
    this.throughMethod = throughMethod;
    this.traits = traits;
  }

  /** The frame to name: the application's, or a library's where no application frame is. */
  StackTraceElement frame() {
    return frame;
  }

  /** Whether {@link #frame} is the application's. */
  boolean isApplication() {
    return application;
  }

  /** The library method that the frame called, as {@code package.Class.method}; may be null. */
  String through() {
    return throughClass == null ? null : throughClass + "." + throughMethod;
  }

  /** Whether a pool lay in between: it made this connection for itself. */
  boolean isInsidePool() {
    return (traits & FrameFilter.POOL) != 0;
  }

  /** Whether a client lay in between: it made this pool or connection for itself. */
  boolean isInsideClient() {
    return (traits & FrameFilter.CLIENT) != 0;
  }

  /** What is noted of the frames of one stack, innermost first, until enough is known. */
  static final class Reading {

    private static final StackTraceElement UNKNOWN =
        new StackTraceElement("(no Java frame)", "(unknown)", null, -1);

    private final FrameFilter filter;
    private int traits;

    Reading(FrameFilter filter) {
      this.filter = filter;
    }

    /** Notes a frame: 0 when it is the application's, and so the last one needed. */
    int note(String className) {
      int ofFrame = filter.traits(className);
      traits |= ofFrame;
      return ofFrame;
    }

    /** The reading ended at an application frame, called through a library frame or none. */
    Callsite endedAt(StackTraceElement frame, String throughClass, String throughMethod) {
      return new Callsite(frame, true, throughClass, throughMethod, traits);
    }

    /** No frame was the application's: the outermost library frame, if any, stands for it. */
    Callsite endedWithout(String outermostClass, String outermostMethod) {
      StackTraceElement outermost =
          outermostClass == null
              ? UNKNOWN
              : new StackTraceElement(outermostClass, outermostMethod, null, -1);
      return new Callsite(outermost, false, outermostClass, outermostMethod, traits);
    }
  }
}
