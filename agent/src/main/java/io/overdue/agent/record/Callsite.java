package io.overdue.agent.record;

/** Where a call came from: the first application frame, and what lay between it and the hook. */
final class Callsite {

  private final StackTraceElement frame;
  private final boolean application;
  private final String through;
  private final int traits;

  private Callsite(StackTraceElement frame, boolean application, String through, int traits) {
    this.frame = frame;
    this.application = application;
    this.through = through;
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
    return through;
  }

  /** Whether a pool lay in between: it made this connection for itself. */
  boolean isInsidePool() {
    return (traits & FrameFilter.POOL) != 0;
  }

  /** Whether a client lay in between: it made this pool or connection for itself. */
  boolean isInsideClient() {
    return (traits & FrameFilter.CLIENT) != 0;
  }

  /** Takes the frames of one stack, innermost first, until it has seen enough. */
  static final class Reading {

    private static final StackTraceElement UNKNOWN =
        new StackTraceElement("(no Java frame)", "(unknown)", null, -1);

    private final FrameFilter filter;
    private String throughClass;
    private String throughMethod;
    private int traits;

    Reading(FrameFilter filter) {
      this.filter = filter;
    }

    /** Notes a frame; true when it is the application's, and so the last one needed. */
    boolean isApplication(String className, String method) {
      int frameTraits = filter.traits(className);
      if (frameTraits == 0) {
        return true;
      }
      traits |= frameTraits;
      if ((frameTraits & FrameFilter.SILENT) == 0) {
        throughClass = className;
        throughMethod = method;
      }
      return false;
    }

    Callsite endedAt(StackTraceElement frame) {
      return new Callsite(frame, true, through(), traits);
    }

    /** No frame was the application's: the outermost library frame stands for it. */
    Callsite endedWithoutApplication() {
      StackTraceElement outermost =
          throughClass == null
              ? UNKNOWN
              : new StackTraceElement(throughClass, throughMethod, null, -1);
      return new Callsite(outermost, false, through(), traits);
    }

    private String through() {
      return throughClass == null ? null : throughClass + "." + throughMethod;
    }
  }
}
