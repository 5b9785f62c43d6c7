package io.overdue.agent.weave;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;

import io.overdue.agent.support.OwnLog;
import io.overdue.agent.weave.advice.WatchedAdvice;
import io.overdue.agent.weave.advice.WatchedConstructorAdvice;
import io.overdue.agent.weave.advice.WatchedReturningAdvice;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * The transformer of application classes: watches the methods that borrow, so that it is known how
 * they are left, and marks their calls that borrow, so that no stack is walked to know who did.
 *
 * <p>Classes that call a method which lends are watched as they are loaded; others once a loan was
 * seen to come from them, in batches on the watch thread. A class that refuses is left alone and
 * named once.
 */
public final class FrameWatcher implements ClassFileTransformer {

  private final WatchList watchList;
  private final BorrowCalls borrowCalls;
  private final ApplicationCode application;
  private final MarkNumbers numbers;
  private final OwnLog log;
  private final AtomicInteger woven = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();
  private Instrumentation instrumentation;

  /**
   * @param owners prefixes of internal names of classes that lend
   * @param calls names of their methods that lend
   */
  public FrameWatcher(
      WatchList watchList,
      Set<String> owners,
      Set<String> calls,
      ApplicationCode application,
      MarkNumbers numbers,
      OwnLog log) {
    this.watchList = watchList;
    this.borrowCalls = new BorrowCalls(owners, calls);
    this.application = application;
    this.numbers = numbers;
    this.log = log;
  }

  /** Watches classes as they are loaded from now on. */
  public void start(Instrumentation newInstrumentation) {
    instrumentation = newInstrumentation;
    instrumentation.addTransformer(this, true);
  }

  /** Puts every watched class back. */
  public void stop() {
    instrumentation.removeTransformer(this);
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (watchList.of(loaded.getName().replace('.', '/')) != null) {
        retransform(loaded);
      }
    }
  }

  /** Weaves what has been asked for since the last time, and puts back what is quiet. */
  public void tend() {
    watchList.dropQuiet();
    if (!watchList.hasToWeave()) {
      return;
    }
    Set<String> names = watchList.takeToWeave();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (names.contains(loaded.getName())) {
        retransform(loaded);
      }
    }
  }

  private void retransform(Class<?> loaded) {
    try {
      instrumentation.retransformClasses(loaded);
    } catch (Throwable refused) {
      leaveAlone(loaded.getName(), refused);
    }
  }

  /** Number of times a class was woven. */
  public int woven() {
    return woven.get();
  }

  /** Time spent weaving. */
  public long nanos() {
    return nanos.get();
  }

  @Override
  public byte[] transform(
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (internalName == null) {
      return null;
    }
    try {
      if (redefined == null && borrowCalls.mayBeIn(classFile)) {
        noteBorrowers(internalName, classFile);
      }
      Set<String> methods = watchList.of(internalName);
      return methods == null || methods.isEmpty()
          ? null
          : weave(loader, internalName, classFile, methods);
    } catch (Throwable refused) {
      leaveAlone(internalName.replace('/', '.'), refused);
      return null;
    }
  }

  private void noteBorrowers(String internalName, byte[] classFile) {
    if (application.includes(internalName.replace('/', '.'))) {
      for (Map.Entry<String, Set<LineCall>> method : borrowCalls.in(classFile).entrySet()) {
        watchList.addKnown(internalName, method.getKey(), method.getValue());
      }
    }
  }

  private byte[] weave(
      final ClassLoader loader, String internalName, byte[] classFile, Set<String> methods) {
    long start = System.nanoTime();
    final String className = internalName.replace('/', '.');
    for (Map.Entry<String, MethodCalls> method : borrowCalls.allIn(classFile).entrySet()) {
      if (methods.contains(method.getKey())) {
        watchList.addCode(className, method.getKey(), method.getValue());
      }
    }
    Inliner inliner = new Inliner(loader, className, classFile);
    if (methods.contains("<init>")) {
      inliner.inline(WatchedConstructorAdvice.class, isConstructor());
    }
    ElementMatcher.Junction<MethodDescription> watched =
        isMethod()
            .and(namedOneOf(methods.toArray(new String[0])))
            .and(not(isAbstract()))
            .and(not(isNative()));
    ElementMatcher.Junction<MethodDescription> returningAnObject =
        returns(
            new ElementMatcher<TypeDescription>() {
              @Override
              public boolean matches(TypeDescription type) {
                return !type.isPrimitive();
              }
            });
    inliner.inline(WatchedReturningAdvice.class, watched.and(returningAnObject));
    inliner.inline(WatchedAdvice.class, watched.and(not(returningAnObject)));
    inliner.mark(
        new CallMarker(
            watchList.callsOf(internalName, methods),
            new CallMarker.Numbers() {
              @Override
              public int number(String method, int line) {
                return numbers.number(loader, className, method, line);
              }
            }));
    byte[] changed = inliner.classFile();
    woven.incrementAndGet();
    nanos.addAndGet(System.nanoTime() - start);
    return changed;
  }

  private void leaveAlone(String name, Throwable refused) {
    log.once(
        name
            + " cannot be watched and is left alone, how its methods are left is not known: "
            + refused);
  }

  /** Where marks get their numbers. */
  public interface MarkNumbers {

    /** The number of the calls in one line of a method; 0 for none. */
    int number(ClassLoader loader, String className, String method, int line);
  }

  /** Which classes are the application's. */
  public interface ApplicationCode {
    boolean includes(String className);
  }
}
