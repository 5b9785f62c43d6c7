package io.overdue.scenario;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Deploys applications in class loaders of their own, as a servlet container does. */
final class Container {

  private final List<String> ownPackages;

  /** A container whose applications bring the classes of {@code ownPackages} with them. */
  Container(String... ownPackages) {
    this.ownPackages = Arrays.asList(ownPackages);
  }

  /** Loads and starts a copy of {@code application}, which is constructed with a Redis. */
  Deployment deploy(Class<?> application, URI redis) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ApplicationLoader loader = new ApplicationLoader(ownPackages);
    thread.setContextClassLoader(loader);
    try {
      Runnable copy =
          (Runnable)
              loader
                  .loadClass(application.getName())
                  .getDeclaredConstructor(URI.class)
                  .newInstance(redis);
      Thread requests = new Thread(copy, "requests");
      requests.start();
      return new Deployment(requests, (AutoCloseable) copy);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A running copy of an application. */
  static final class Deployment {

    private final Thread requests;
    private final AutoCloseable copy;

    private Deployment(Thread requests, AutoCloseable copy) {
      this.requests = requests;
      this.copy = copy;
    }

    /** What loaded the application; not kept. */
    WeakReference<ClassLoader> loader() {
      return new WeakReference<>(copy.getClass().getClassLoader());
    }

    /** Lets no more requests in, and tells the application that it is over. */
    void undeploy() throws Exception {
      requests.interrupt();
      requests.join();
      copy.close();
    }
  }

  /** Asks its parent last for the classes that an application brings with it. */
  private static final class ApplicationLoader extends URLClassLoader {

    private final List<String> ownPackages;

    ApplicationLoader(List<String> ownPackages) {
      super(classpath(), Container.class.getClassLoader());
      this.ownPackages = ownPackages;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        boolean isOwn = ownPackages.stream().anyMatch(name::startsWith);
        if (isOwn && findLoadedClass(name) == null) {
          return findClass(name);
        }
        return super.loadClass(name, resolve);
      }
    }

    private static URL[] classpath() {
      List<URL> urls = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        try {
          urls.add(new File(entry).toURI().toURL());
        } catch (MalformedURLException impossible) {
          throw new IllegalArgumentException(entry, impossible);
        }
      }
      return urls.toArray(new URL[0]);
    }
  }
}
