package io.overdue.agent.weave;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A place in a client class where advice is inlined: data, without a type of the client. */
public final class Point {

  private final String className;
  private final String method;
  private final List<String> descriptors;
  private final Class<?> advice;
  private final String field;
  private final boolean required;

  private Point(
      String className,
      String method,
      List<String> descriptors,
      Class<?> advice,
      String field,
      boolean required) {
    this.className = className;
    this.method = method;
    this.descriptors = descriptors;
    this.advice = advice;
    this.field = field;
    this.required = required;
  }

  /**
   * A method that every supported version declares.
   *
   * @param descriptors alternatives in order of preference: the first one declared is woven
   */
  public static Point method(
      String className, String method, Class<?> advice, String... descriptors) {
    return new Point(
        className,
        method,
        Collections.unmodifiableList(Arrays.asList(descriptors)),
        advice,
        null,
        true);
  }

  /** All constructors. */
  public static Point constructors(String className, Class<?> advice) {
    return new Point(className, "<init>", Collections.<String>emptyList(), advice, null, true);
  }

  /** The same point, which some versions lack. */
  public Point optional() {
    return new Point(className, method, descriptors, advice, field, false);
  }

  /** The same point, whose advice reads {@code fieldName} of the declaring class. */
  public Point reading(String fieldName) {
    return new Point(className, method, descriptors, advice, fieldName, required);
  }

  /** Binary name of the class, with dots. */
  public String className() {
    return className;
  }

  String method() {
    return method;
  }

  List<String> descriptors() {
    return descriptors;
  }

  Class<?> advice() {
    return advice;
  }

  /** Name of a field that must be declared, or null. */
  String field() {
    return field;
  }

  boolean required() {
    return required;
  }

  @Override
  public String toString() {
    return className + "." + method;
  }
}
