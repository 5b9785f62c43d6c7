package io.overdue.agent.record;

import io.overdue.agent.facts.Library;
import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where a call came from: the first application frame, and what lay between it and the hook. */
final class Callsite {

  private final StackTraceElement frame;
  private final List<StackTraceElement> via;
  private final boolean application;
  private final String throughClass;
  private final String throughMethod;
  private final int traits;
  private final StackTraceElement around;

  private Callsite(
      StackTraceElement frame,
      List<StackTraceElement> via,
      boolean application,
      String throughClass,
      String throughMethod,
      int traits,
      StackTraceElement around) {
    this.frame = frame;
    this.around = around;
    this.via = via;
    this.application = application;
    this.throughClass = throughClass;
    this.throughMethod = throughMethod;
    this.traits = traits;
  }

  /** The frame to name: the application's, or a library's where no application frame is. */
  StackTraceElement frame() {
    return frame;
  }

  SiteName name(Role role, Maker maker) {
    return new SiteName(role, maker, frame, via, application, through());
  }

  /** The helpers between the frame and the client, innermost first. */
  List<StackTraceElement> via() {
    return via;
  }

  /** What two call sites share that are the same. */
  Object key() {
    if (via.isEmpty()) {
      return frame;
    }
    List<StackTraceElement> key = new ArrayList<>(via);
    key.add(frame);
    return key;
  }

  /** This call site as the caller of {@code helper}, which hands on what it takes. */
  Callsite behind(Callsite helper) {
    List<StackTraceElement> path = new ArrayList<>(helper.via);
    path.add(helper.frame);
    return new Callsite(
        frame, path, application, helper.throughClass, helper.throughMethod, helper.traits, around);
  }

  /** The innermost helper of that name, {@code package.Class.method}, as a call site; or null. */
  Callsite helper(String method) {
    for (int i = 0; i < via.size(); i++) {
      StackTraceElement helper = via.get(i);
      if (method.equals(methodOf(helper))) {
        StackTraceElement caller = i + 1 < via.size() ? via.get(i + 1) : frame;
        return new Callsite(
            helper,
            new ArrayList<>(via.subList(0, i)),
            application,
            throughClass,
            throughMethod,
            traits,
            isConstructor(helper) ? caller : null);
      }
    }
    return null;
  }

  /** The method of {@code frame}, as {@code package.Class.method}. */
  static String methodOf(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName();
  }

  /**
   * The constructor that has to succeed for anybody to have what is taken here: the frame's own, or
   * the outermost among the helpers. Null where there is none.
   */
  String constructor() {
    if (around != null) {
      return isConstructor(frame) ? methodOf(frame) : null;
    }
    for (int i = via.size() - 1; i >= 0; i--) {
      if (isConstructor(via.get(i))) {
        return methodOf(via.get(i));
      }
    }
    return null;
  }

  /** Whether that is a helper's. */
  boolean isBehindConstructor() {
    return around == null && constructor() != null;
  }

  private static boolean isConstructor(StackTraceElement frame) {
    return frame.getMethodName().equals("<init>");
  }

  /** Whether {@code stack} goes through the method of {@link #frame}. */
  boolean isOn(StackTraceElement[] stack) {
    return isOn(stack, frame);
  }

  /** Whether {@code stack} goes through the method of {@code frame}. */
  static boolean isOn(StackTraceElement[] stack, StackTraceElement frame) {
    for (StackTraceElement each : stack) {
      if (isSameMethod(each, frame)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSameMethod(StackTraceElement one, StackTraceElement another) {
    return one.getMethodName().equals(another.getMethodName())
        && one.getClassName().equals(another.getClassName());
  }

  /**
   * The same where no application frame was found, named after the outermost frame of a client
   * library instead of a thread's.
   */
  Callsite insideItsLibrary() {
    StackTraceElement outermost = null;
    for (StackTraceElement each : new Throwable().getStackTrace()) {
      if (!Library.of(each.getClassName()).equals(Library.UNKNOWN)) {
        outermost = each;
      }
    }
    return outermost == null
        ? this
        : new Callsite(
            outermost,
            via,
            application,
            outermost.getClassName(),
            outermost.getMethodName(),
            traits,
            around);
  }

  /** The application method that constructs something, when the frame is a constructor; or null. */
  StackTraceElement around() {
    return around;
  }

  /** Whether {@link #frame} is the application's. */
  boolean isApplication() {
    return application;
  }

  /** The library method that the frame called, as {@code package.Class.method}; may be null. */
  String through() {
    return throughClass == null ? null : throughClass + "." + throughMethod;
  }

  /** The method that the frame was seen to call, where a mark on that call can tell as much. */
  String marked() {
    return application && via.isEmpty() && around == null ? throughMethod : null;
  }

  /** The method called in the line of {@link #frame}, the client's or a helper; or null. */
  String callee() {
    return via.isEmpty() ? throughMethod : via.get(via.size() - 1).getMethodName();
  }

  /** Whether the JVM no longer tells the line: the method was woven while it ran. */
  boolean hasLostItsLine() {
    return frame.getLineNumber() < 0 && marked() != null;
  }

  /** Whether both are calls in the same lines, but for lines that this one has lost. */
  boolean mayBe(Callsite known) {
    if (via.size() != known.via.size() || around != null) {
      return false;
    }
    for (int i = 0; i < via.size(); i++) {
      if (!mayBe(via.get(i), known.via.get(i))) {
        return false;
      }
    }
    return mayBe(frame, known.frame);
  }

  private static boolean mayBe(StackTraceElement frame, StackTraceElement known) {
    boolean mayBeThere =
        frame.getLineNumber() < 0 || frame.getLineNumber() == known.getLineNumber();
    return mayBeThere && isSameMethod(frame, known);
  }

  /** The same with {@code known} as its frame. */
  Callsite at(StackTraceElement known) {
    return new Callsite(known, via, application, throughClass, throughMethod, traits, around);
  }

  /** Whether both are calls in the same line of a method, whoever loaded it. */
  boolean isInLineOf(StackTraceElement other) {
    return via.isEmpty()
        && frame.getLineNumber() == other.getLineNumber()
        && isSameMethod(frame, other);
  }

  /** Whether a pool lay in between: it made this connection for itself. */
  boolean isInsidePool() {
    return (traits & FrameFilter.POOL) != 0;
  }

  /** Whether a client lay in between: it made this pool or connection for itself. */
  boolean isInsideClient() {
    return (traits & FrameFilter.CLIENT) != 0;
  }

  /** Whether a client took it for itself, to keep. */
  boolean isKept() {
    return (traits & FrameFilter.KEEPER) != 0;
  }

  /** What is noted of the frames of one stack, innermost first, until enough is known. */
  static final class Reading {

    private static final int MOST_HELPERS = 5;

    private static final StackTraceElement UNKNOWN =
        new StackTraceElement("(no Java frame)", "(unknown)", null, -1);

    private final FrameFilter filter;
    private final Helpers helpers;
    private List<StackTraceElement> via = Collections.emptyList();
    private StackTraceElement constructor;
    private int traits;

    Reading(FrameFilter filter, Helpers helpers) {
      this.filter = filter;
      this.helpers = helpers;
    }

    /** Notes a frame: 0 when it is the application's. */
    int note(String className) {
      int ofFrame = filter.traits(className);
      if (isBeforeApplication()) {
        traits |= ofFrame;
      }
      return ofFrame;
    }

    /** Whether a frame between the client and the application is still to be told. */
    boolean isBeforeApplication() {
      return via.isEmpty() && constructor == null;
    }

    /** Whether the caller of an application frame is wanted too; if so, the frame is noted. */
    boolean goesOnAt(String className, String method) {
      return method.startsWith("<") || isHelper(className, method);
    }

    private boolean isHelper(String className, String method) {
      return constructor == null
          && !helpers.isEmpty()
          && via.size() < MOST_HELPERS
          && helpers.include(className, method);
    }

    /** The frame at which {@link #goesOnAt} said yes. */
    void goOn(StackTraceElement passed) {
      if (!isHelper(passed.getClassName(), passed.getMethodName())) {
        constructor = constructor == null ? passed : constructor;
        return;
      }
      if (via.isEmpty()) {
        via = new ArrayList<>(2);
      }
      via.add(passed);
    }

    /** The reading ended at an application frame; the client was entered by a library frame. */
    Callsite endedAt(StackTraceElement frame, String throughClass, String throughMethod) {
      return constructor == null
          ? new Callsite(frame, via, true, throughClass, throughMethod, traits, null)
          : new Callsite(constructor, via, true, throughClass, throughMethod, traits, frame);
    }

    /** No frame was the application's, or only those passed were: the outermost stands for it. */
    Callsite endedWithout(String outermostClass, String outermostMethod) {
      if (constructor != null) {
        return endedAt(null, outermostClass, outermostMethod);
      }
      if (!via.isEmpty()) {
        StackTraceElement helper = via.remove(via.size() - 1);
        return endedAt(helper, outermostClass, outermostMethod);
      }
      StackTraceElement outermost =
          outermostClass == null
              ? UNKNOWN
              : new StackTraceElement(outermostClass, outermostMethod, null, -1);
      return new Callsite(outermost, via, false, outermostClass, outermostMethod, traits, null);
    }
  }
}
