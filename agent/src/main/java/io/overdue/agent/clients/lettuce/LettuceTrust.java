package io.overdue.agent.clients.lettuce;

import io.overdue.agent.clients.StoredTrust;
import io.overdue.agent.record.Trust;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * Whom Lettuce trusts from 5.3 on at the latest: its options are asked as it asks them for each
 * connection, unless that would run code which the application has put into them.
 */
final class LettuceTrust extends Trust {

  private static final String LETTUCE = "io.lettuce.core.";
  private static final String NETTY = "io.netty.handler.ssl.";
  private static final String OPTIONS = LETTUCE + "SslOptions";
  private static final String[] ACTS = {
    "keymanager", "trustmanager", "sslContextBuilderCustomizer"
  };

  LettuceTrust(Object options) {
    super(options);
  }

  @Override
  protected SSLContext context(Object options) throws Exception {
    if (!options.getClass().getName().equals(OPTIONS)) {
      return null;
    }
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
    for (String act : ACTS) {
      if (!isTheirs(LettuceReader.read(options, act), seen)) {
        return null;
      }
    }
    ClassLoader loader = options.getClass().getClassLoader();
    Object builder = options.getClass().getMethod("createSslContextBuilder").invoke(options);
    Class<?> provider = Class.forName(NETTY + "SslProvider", false, loader);
    builder.getClass().getMethod("sslProvider", provider).invoke(builder, jdk(provider));
    Object context = builder.getClass().getMethod("build").invoke(builder);
    Class<?> ofJdk = Class.forName(NETTY + "JdkSslContext", false, loader);
    return (SSLContext) ofJdk.getMethod("context").invoke(context);
  }

  private static Object jdk(Class<?> provider) throws ReflectiveOperationException {
    return provider.getField("JDK").get(null);
  }

  /** Whether an act, and all that it was given, is of Lettuce, Netty or the JDK. */
  private static boolean isTheirs(Object object, Set<Object> seen) throws IllegalAccessException {
    if (object == null || !seen.add(object)) {
      return true;
    }
    String name = object.getClass().getName();
    if (!name.startsWith(LETTUCE)) {
      return name.startsWith(NETTY) || StoredTrust.isOfJdk(object);
    }
    for (Field field : object.getClass().getDeclaredFields()) {
      if (!field.getType().isPrimitive()) {
        field.setAccessible(true);
        if (!isTheirs(field.get(object), seen)) {
          return false;
        }
      }
    }
    return true;
  }
}
