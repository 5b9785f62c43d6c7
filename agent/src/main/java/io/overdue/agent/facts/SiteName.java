package io.overdue.agent.facts;

import java.util.ArrayList;
import java.util.List;

/** A line of code in its role: what a site is, apart from what happened there. */
public final class SiteName {

  private final Role role;
  private final Maker maker;
  private final StackTraceElement frame;
  private final List<StackTraceElement> via;
  private final boolean application;
  private final String through;

  /**
   * @param frame the line
   * @param via lines of helpers that hand on to {@code frame} what they take, innermost first
   * @param application whether the line is the application's; a library's where none was found
   * @param through the library method it called, as {@code package.Class.method}, or null
   */
  public SiteName(
      Role role,
      Maker maker,
      StackTraceElement frame,
      List<StackTraceElement> via,
      boolean application,
      String through) {
    this.role = role;
    this.maker = maker;
    this.frame = frame;
    this.via = via;
    this.application = application;
    this.through = through;
  }

  public Role role() {
    return role;
  }

  public Maker maker() {
    return maker;
  }

  /** As {@link StackTraceElement} prints it, without module and loader. */
  public String frame() {
    return text(frame);
  }

  /** The helpers between {@link #frame} and the client, innermost first. */
  public List<String> via() {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement helper : via) {
      frames.add(text(helper));
    }
    return frames;
  }

  /** Class and method, and those of the helpers: what stays the same when lines move. */
  public String path() {
    StringBuilder path = new StringBuilder(className() + "." + methodName());
    for (StackTraceElement helper : via) {
      path.append('<').append(helper.getClassName()).append('.').append(helper.getMethodName());
    }
    return path.toString();
  }

  public String className() {
    return frame.getClassName();
  }

  public String methodName() {
    return frame.getMethodName();
  }

  public boolean isApplication() {
    return application;
  }

  /** The library method called there, as {@code Class.method} or {@code new Class}, or null. */
  public String through() {
    if (through == null) {
      return null;
    }
    int method = through.lastIndexOf('.');
    String type = through.substring(through.lastIndexOf('.', method - 1) + 1, method);
    String name = through.substring(method + 1);
    return name.equals("<init>") ? "new " + type : type + "." + name;
  }

  /** The library called there: {@code jedis}, {@code lettuce}, ... or {@code unknown}. */
  public String library() {
    return Library.of(through == null ? className() : through);
  }

  @Override
  public String toString() {
    return role + " " + frame();
  }

  private static String text(StackTraceElement frame) {
    return frame.getClassName() + "." + frame.getMethodName() + "(" + place(frame) + ")";
  }

  private static String place(StackTraceElement frame) {
    if (frame.isNativeMethod()) {
      return "Native Method";
    }
    if (frame.getFileName() == null) {
      return "Unknown Source";
    }
    return frame.getLineNumber() < 0
        ? frame.getFileName()
        : frame.getFileName() + ":" + frame.getLineNumber();
  }
}
