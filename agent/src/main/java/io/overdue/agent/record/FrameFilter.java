package io.overdue.agent.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whose code a stack frame is, by the name of its class.
 *
 * <p>The answer for a class name never changes, so answers are kept, up to a bound.
 */
public final class FrameFilter {

  /** Not the application's: the JDK, a framework, a client library, a generated class. */
  static final int LIBRARY = 1;

  /** A pool that makes its own connections. */
  static final int POOL = 2;

  /** A client that makes its own pools and connections. */
  static final int CLIENT = 4;

  /** The JDK's or the agent's own: never worth naming. */
  static final int SILENT = 8;

  /** A client that keeps what it takes from its pool for as long as it lives. */
  static final int KEEPER = 16;

  private static final int KEPT_ANSWERS = 20_000;

  private static final String[] NEVER_NAMED = {
    "java.", "javax.", "jdk.", "sun.", "com.sun.", "io.overdue.agent.", "io.overdue.desk.",
  };

  private static final String[] LIBRARIES = {
    "com.lambdaworks.",
    "glide.",
    "io.lettuce.",
    "io.micrometer.",
    "io.netty.",
    "io.reactivex.",
    "io.undertow.",
    "io.valkey.",
    "io.vertx.",
    "kotlin.",
    "kotlinx.coroutines.",
    "jakarta.",
    "org.apache.catalina.",
    "org.apache.commons.pool.",
    "org.apache.commons.pool2.",
    "org.apache.coyote.",
    "org.apache.tomcat.",
    "org.aspectj.",
    "org.eclipse.jetty.",
    "org.reactivestreams.",
    "org.redisson.",
    "org.springframework.",
    "reactor.",
    "redis.clients.",
    "scala.",
  };

  private static final String[] GENERATED = {
    "$$SpringCGLIB$$",
    "$$EnhancerBySpringCGLIB$$",
    "$$FastClass",
    "$$Lambda",
    "$Proxy",
    "_$$_jvst",
    "_ClientProxy",
    "_Subclass",
    "ByteBuddy$",
    "$HibernateProxy$",
    "GeneratedMethodAccessor",
    "GeneratedConstructorAccessor",
  };

  private final ConcurrentHashMap<String, Integer> answers = new ConcurrentHashMap<>();
  private final List<String> include;
  private final List<String> exclude;
  private final List<String> pools;
  private final List<String> clients;
  private final List<String> keepers;

  /**
   * @param include prefixes of class names that are the application's although a rule says library
   * @param exclude prefixes of class names that are libraries although no rule says so
   * @param pools prefixes of class names of pools
   * @param clients prefixes of class names of clients that own pools or connections
   * @param keepers prefixes of class names of what keeps a loan of its own
   */
  public FrameFilter(
      Collection<String> include,
      Collection<String> exclude,
      Collection<String> pools,
      Collection<String> clients,
      Collection<String> keepers) {
    this.include = Collections.unmodifiableList(new ArrayList<>(include));
    this.exclude = Collections.unmodifiableList(new ArrayList<>(exclude));
    this.pools = Collections.unmodifiableList(new ArrayList<>(pools));
    this.clients = Collections.unmodifiableList(new ArrayList<>(clients));
    this.keepers = Collections.unmodifiableList(new ArrayList<>(keepers));
  }

  /** Whether a class is the application's own. */
  public boolean isApplication(String className) {
    return traits(className) == 0;
  }

  /** The bits that hold for {@code className}; 0 for the application's own code. */
  int traits(String className) {
    Integer known = answers.get(className);
    if (known != null) {
      return known;
    }
    int traits = decide(className);
    if (answers.size() < KEPT_ANSWERS) {
      answers.put(className, traits);
    }
    return traits;
  }

  private int decide(String className) {
    if (startsWithOneOf(className, include)) {
      return containsOneOf(className, GENERATED) ? LIBRARY : 0;
    }
    int traits = 0;
    if (startsWithOneOf(className, NEVER_NAMED)) {
      traits |= LIBRARY | SILENT;
    }
    if (startsWithOneOf(className, LIBRARIES)
        || startsWithOneOf(className, exclude)
        || containsOneOf(className, GENERATED)) {
      traits |= LIBRARY;
    }
    if (startsWithOneOf(className, pools)) {
      traits |= LIBRARY | POOL;
    }
    if (startsWithOneOf(className, clients)) {
      traits |= LIBRARY | CLIENT;
    }
    if (startsWithOneOf(className, keepers)) {
      traits |= LIBRARY | CLIENT | KEEPER;
    }
    return traits;
  }

  private static boolean startsWithOneOf(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithOneOf(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean containsOneOf(String name, String[] parts) {
    for (String part : parts) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
