package io.overdue.agent.weave;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;

/** One class file into which advice is inlined: bodies change, nothing is added. */
final class Inliner {

  private final TypeDescription type;
  private DynamicType.Builder<?> builder;
  private boolean changed;

  Inliner(ClassLoader loader, String className, byte[] classFile) {
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(className, classFile),
            ClassFileLocator.ForClassLoader.of(loader));
    this.type = TypePool.Default.WithLazyResolution.of(locator).describe(className).resolve();
    this.builder =
        new ByteBuddy()
            .with(TypeValidation.DISABLED)
            .with(InstrumentedType.Factory.Default.FROZEN)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(Implementation.Context.Disabled.Factory.INSTANCE)
            .ignore(ElementMatchers.none()) // bodies of lambdas are synthetic methods
            .redefine(type, locator);
  }

  /** What the class file declares. */
  TypeDescription type() {
    return type;
  }

  void inline(Class<?> advice, ElementMatcher<? super MethodDescription> methods) {
    builder = builder.visit(Advice.to(advice).on(methods));
    changed = true;
  }

  /** Marks calls, in what the class file says before any advice. */
  void mark(AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper marker) {
    builder =
        builder.visit(
            new AsmVisitorWrapper.ForDeclaredMethods().method(ElementMatchers.any(), marker));
  }

  /** The new class file, or null when nothing was inlined. */
  byte[] classFile() {
    return changed ? builder.make().getBytes() : null;
  }
}
