package io.overdue.premain;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Finds the agent's own classes where no other loader looks: in the jar's {@code inner/} folder,
 * under a name that is not {@code .class}.
 *
 * <p>Its parent is the platform loader, so nothing of the application's class path is visible to
 * the agent, and nothing of the agent to the application.
 */
public final class InnerLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private final JarFile jar;
  private final ProtectionDomain domain;

  /**
   * @param file the agent's jar
   * @throws IOException when it cannot be read
   */
  public InnerLoader(File file) throws IOException {
    super(ClassLoader.getSystemClassLoader().getParent());
    this.jar = new JarFile(file);
    this.domain = InnerLoader.class.getProtectionDomain();
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = read(name.replace('.', '/') + ".class");
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length, domain);
  }

  /** Class files of the agent, and of the desk, which others define. */
  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = name.startsWith("io/overdue/desk/") ? entry(name) : read(name);
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }

  /** A class file of the inner folder, or null when there is none. */
  private byte[] read(String name) {
    return name.endsWith(".class") ? entry("inner/" + name + "data") : null;
  }

  private byte[] entry(String path) {
    JarEntry entry = jar.getJarEntry(path);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream((int) entry.getSize());
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    } catch (IOException unreadable) {
      return null;
    }
  }
}
