package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Leaks in method bodies that another compiler made. */
class LanguagesTest {

  private static final String KOTLIN = "2.2.21";
  private static final String SCALA = "2.13.18";

  @Test
  void kotlin() throws Exception {
    String library = Clients.classpath("org.jetbrains.kotlin:kotlin-stdlib:" + KOTLIN);
    Path classes =
        compiled(
            "OrderCache.kt",
            Clients.classpath("org.jetbrains.kotlin:kotlin-compiler-embeddable:" + KOTLIN),
            library,
            List.of("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-no-stdlib", "-no-reflect"));
    isNamed("io.overdue.languages.OrderCacheKt", "careless", "OrderCache.kt", classes, library);
  }

  @Test
  void scala() throws Exception {
    String library = Clients.classpath("org.scala-lang:scala-library:" + SCALA);
    Path classes =
        compiled(
            "OrderCache.scala",
            Clients.classpath("org.scala-lang:scala-compiler:" + SCALA),
            library,
            List.of("scala.tools.nsc.Main"));
    isNamed(
        "io.overdue.languages.OrderCache$",
        "$anonfun$careless$1",
        "OrderCache.scala",
        classes,
        library);
  }

  private static void isNamed(String type, String method, String file, Path classes, String library)
      throws Exception {
    String frame = type + "." + method + "(" + file + ":" + markedLine(file) + ")";
    String main = type.replace("$", "");
    try (Server server = Server.start();
        Program run =
            Program.of(main)
                .withClasspath(classes + File.pathSeparator + library)
                .against(server)
                .start()) {
      Expect.finding(run, "unreturned-on-exception", "leaked", frame);
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(frame));
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }

  private static Path source(String file) {
    return Given.sources().resolveSibling("languages").resolve(file);
  }

  private static int markedLine(String file) throws Exception {
    List<String> lines = Files.readAllLines(source(file));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("// leak: ")) {
        return i + 1;
      }
    }
    throw new AssertionError("no line of " + file + " is marked");
  }

  private static Path compiled(String file, String compiler, String library, List<String> main)
      throws Exception {
    Path classes = Files.createDirectories(Given.work().resolve(file + "-classes"));
    List<String> command = new ArrayList<>(List.of(Jdk.running().java(), "-cp", compiler));
    command.addAll(main);
    command.addAll(
        List.of(
            "-classpath",
            Clients.classpath(Clients.USUAL) + File.pathSeparator + library,
            "-d",
            classes.toString(),
            source(file).toString()));
    Path output = Given.work().resolve(file + ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(() -> "see " + output).isZero();
    return classes;
  }
}
