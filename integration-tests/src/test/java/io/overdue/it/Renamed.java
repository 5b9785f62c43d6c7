package io.overdue.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** The programs over Jedis once more, over valkey-java: its classes have other names, no more. */
final class Renamed {

  private static final Remapper JEDIS_TO_VALKEY =
      new Remapper(Opcodes.ASM9) {
        @Override
        public String map(String name) {
          return name.replace("redis/clients/jedis/", "io/valkey/");
        }
      };

  private static Path valkey;

  private Renamed() {}

  /** The folder with the classes of the programs, as if they were written for valkey-java. */
  static synchronized Path toValkey() {
    if (valkey == null) {
      Path renamed = Given.work().resolveSibling("classes-valkey");
      try (Stream<Path> files = Files.walk(Given.classes())) {
        for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
          Path copy = renamed.resolve(Given.classes().relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.write(copy, toValkey(Files.readAllBytes(file)));
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      valkey = renamed;
    }
    return valkey;
  }

  private static byte[] toValkey(byte[] classFile) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(classFile).accept(new ClassRemapper(writer, JEDIS_TO_VALKEY), 0);
    return writer.toByteArray();
  }
}
