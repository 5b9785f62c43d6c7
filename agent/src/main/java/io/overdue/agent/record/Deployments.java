package io.overdue.agent.record;

import io.overdue.agent.facts.Deployment;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/** Tells class loaders apart, and what they load. */
final class Deployments {

  private Deployments() {}

  /** What {@code loader} (may be null) has loaded, without keeping it. */
  static Deployment of(ClassLoader loader) {
    if (loader == null) {
      return null;
    }
    return new Deployment(
        loader.getClass().getName() + " " + contents(loader), System.identityHashCode(loader));
  }

  /** The same for two loaders of the same classes, as far as loaders tell. */
  private static String contents(ClassLoader loader) {
    if (!(loader instanceof URLClassLoader)) {
      return String.valueOf(loader).replaceAll("@[0-9a-f]+", "");
    }
    URL[] urls = ((URLClassLoader) loader).getURLs();
    String[] places = new String[urls.length];
    for (int i = 0; i < urls.length; i++) {
      places[i] = urls[i].toExternalForm();
    }
    return Integer.toHexString(Arrays.hashCode(places));
  }
}
