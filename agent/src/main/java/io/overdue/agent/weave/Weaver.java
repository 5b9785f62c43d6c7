package io.overdue.agent.weave;

import static net.bytebuddy.matcher.ElementMatchers.hasDescriptor;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import io.overdue.agent.facts.Library;
import io.overdue.agent.support.OwnLog;
import io.overdue.desk.Mishaps;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * The transformer: inlines the advice of each {@link Point} into its class and leaves every other
 * class alone.
 *
 * <p>Only method bodies change, so a class that is already loaded can be woven too, and taking the
 * transformer away restores it. Byte Buddy is not touched before the first planned class appears:
 * an application without Redis pays one map look-up per class.
 */
public final class Weaver implements ClassFileTransformer {

  private final Map<String, List<Point>> plan;
  private final OwnLog log;
  private final AtomicInteger woven = new AtomicInteger();
  private final AtomicInteger leftAlone = new AtomicInteger();
  private final Set<String> complained = Collections.newSetFromMap(new ConcurrentHashMap<>());

  public Weaver(Collection<Point> points, OwnLog log) {
    this.plan = byInternalName(points);
    this.log = log;
  }

  private static Map<String, List<Point>> byInternalName(Collection<Point> points) {
    Map<String, List<Point>> plan = new HashMap<>();
    for (Point point : points) {
      String name = point.className().replace('.', '/');
      List<Point> ofClass = plan.get(name);
      if (ofClass == null) {
        ofClass = new ArrayList<>();
        plan.put(name, ofClass);
      }
      ofClass.add(point);
    }
    return plan;
  }

  /** Weaves from now on, and what is already loaded at once. */
  public void start(Instrumentation instrumentation) {
    instrumentation.addTransformer(this, true);
    retransformLoaded(instrumentation);
  }

  /** Puts every woven class back. */
  public void stop(Instrumentation instrumentation) {
    instrumentation.removeTransformer(this);
    retransformLoaded(instrumentation);
  }

  private void retransformLoaded(Instrumentation instrumentation) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (plan.containsKey(loaded.getName().replace('.', '/'))) {
        try {
          instrumentation.retransformClasses(loaded);
        } catch (Throwable refused) {
          leftAlone.incrementAndGet();
          log.line(loaded.getName() + " could not be retransformed and is left alone: " + refused);
        }
      }
    }
  }

  /** Number of times a class was woven. */
  public int woven() {
    return woven.get();
  }

  /** Number of times a planned class was left as it was. */
  public int leftAlone() {
    return leftAlone.get();
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    List<Point> points = internalName == null ? null : plan.get(internalName);
    if (points == null) {
      return null;
    }
    try {
      byte[] changed = weave(loader, internalName.replace('/', '.'), classFile, points, domain);
      if (changed != null) {
        woven.incrementAndGet();
      }
      return changed;
    } catch (Throwable fault) {
      Mishaps.note(fault);
      leaveAlone(internalName.replace('/', '.'), "cannot be woven: " + fault, domain);
      return null;
    }
  }

  private byte[] weave(
      ClassLoader loader,
      String name,
      byte[] classFile,
      List<Point> points,
      ProtectionDomain domain) {
    Inliner inliner = new Inliner(loader, name, classFile);
    String missing = missing(inliner.type(), points);
    if (missing != null) {
      leaveAlone(name, "has no " + missing + ", so this version is not supported", domain);
      return null;
    }
    for (Point point : points) {
      ElementMatcher<? super MethodDescription> methods = methods(inliner.type(), point);
      if (methods != null && !lacksField(inliner.type(), point)) {
        inliner.inline(point.advice(), methods);
      }
    }
    return inliner.classFile();
  }

  /** What a required point names and the class lacks, or null when all is there. */
  private static String missing(TypeDescription type, List<Point> points) {
    for (Point point : points) {
      if (point.required() && methods(type, point) == null) {
        return "method " + point.method();
      }
      if (point.required() && lacksField(type, point)) {
        return "field " + point.field();
      }
    }
    return null;
  }

  private static boolean lacksField(TypeDescription type, Point point) {
    return point.field() != null && type.getDeclaredFields().filter(named(point.field())).isEmpty();
  }

  /** The methods of {@code type} that {@code point} means, or null when it declares none. */
  private static ElementMatcher<? super MethodDescription> methods(
      TypeDescription type, Point point) {
    if (point.descriptors().isEmpty()) {
      return isConstructor();
    }
    for (String descriptor : point.descriptors()) {
      ElementMatcher.Junction<MethodDescription> method =
          named(point.method()).and(hasDescriptor(descriptor));
      if (!type.getDeclaredMethods().filter(method).isEmpty()) {
        return method;
      }
    }
    return null;
  }

  /** Says so once a library: what its other classes lack adds nothing. */
  private void leaveAlone(String name, String reason, ProtectionDomain domain) {
    leftAlone.incrementAndGet();
    String library = Library.of(name);
    if (complained.add(library.equals("unknown") ? name : library)) {
      log.line(
          name
              + jar(domain)
              + " "
              + reason
              + "; it is left alone, its connections will not be seen");
    }
  }

  /** The name of the file that a class is from: it tells the version as a rule. */
  private static String jar(ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    String place = source == null ? "" : String.valueOf(source.getLocation());
    int end = place.lastIndexOf(".jar");
    return end < 0 ? "" : " in " + place.substring(place.lastIndexOf('/', end) + 1, end + 4);
  }
}
