package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Programs over interfaces of a client that the others, which Maven compiles, have no more. */
final class Compiled {

  private Compiled() {}

  /** The folder with the classes of {@code program}, compiled for the client that it runs with. */
  static synchronized Path against(String client, Path sources, String program) {
    try {
      Path classes =
          Files.createDirectories(Given.work().resolve("classes-" + client.replace(':', '_')));
      int result =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  "--release",
                  "8",
                  "-nowarn",
                  "-Xlint:-options",
                  "-cp",
                  Given.classes() + File.pathSeparator + Clients.classpath(client),
                  "-d",
                  classes.toString(),
                  sources.resolve(program.replace('.', '/') + ".java").toString());
      assertThat(result).isZero();
      return classes;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
