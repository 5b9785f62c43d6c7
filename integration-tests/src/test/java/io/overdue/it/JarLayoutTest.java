package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar has the layout that keeps the agent and the application out of each other's sight. */
class JarLayoutTest {

  @Test
  void onlyTheCorridorTheDeskAndTheCommandAreVisible() throws IOException {
    assertThat(classes(".class"))
        .containsExactlyInAnyOrder(
            "io/overdue/cli/Main.class",
            "io/overdue/desk/Borrower.class",
            "io/overdue/desk/Clerk$1.class",
            "io/overdue/desk/Clerk.class",
            "io/overdue/desk/LoanDesk.class",
            "io/overdue/desk/Mishaps.class",
            "io/overdue/premain/InnerLoader.class",
            "io/overdue/premain/Premain.class");
  }

  @Test
  void everythingElseIsShelvedAndRenamed() throws IOException {
    assertThat(classes(".classdata"))
        .contains(
            "inner/io/overdue/agent/start/Agent.classdata",
            "inner/io/overdue/shaded/bytebuddy/ByteBuddy.classdata",
            "inner/io/overdue/shaded/hdrhistogram/Histogram.classdata",
            "inner/io/overdue/shaded/nanojson/JsonParser.classdata",
            "inner/io/overdue/shaded/picocli/CommandLine.classdata")
        .allMatch(name -> name.startsWith("inner/io/overdue/"))
        .noneMatch(name -> name.startsWith("inner/io/overdue/desk/"));
  }

  @Test
  void everyClassRunsOnJava8ButTheOneThatIsChosenAtRunTime() throws IOException {
    try (JarFile jar = new JarFile(Given.agent().toFile())) {
      for (JarEntry entry : jar.stream().filter(JarLayoutTest::isClass).toList()) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
          in.readInt();
          in.readUnsignedShort();
          int version = in.readUnsignedShort();
          assertThat(version)
              .as(entry.getName())
              .isLessThanOrEqualTo(entry.getName().contains("/WalkingStackReader") ? 55 : 52);
        }
      }
    }
  }

  @Test
  void manifestNamesTheThreeDoors() throws IOException {
    try (JarFile jar = new JarFile(Given.agent().toFile())) {
      Attributes attributes = jar.getManifest().getMainAttributes();
      assertThat(attributes.getValue("Premain-Class")).isEqualTo("io.overdue.premain.Premain");
      assertThat(attributes.getValue("Agent-Class")).isEqualTo("io.overdue.premain.Premain");
      assertThat(attributes.getValue("Main-Class")).isEqualTo("io.overdue.cli.Main");
      assertThat(attributes.getValue("Can-Retransform-Classes")).isEqualTo("true");
      assertThat(attributes.getValue("Boot-Class-Path")).isNull();
      assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
      assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
    }
  }

  @Test
  void jarIsSmallEnoughToCopyIntoAContainer() throws IOException {
    assertThat(Files.size(Given.agent())).isLessThan(6_000_000);
  }

  private static List<String> classes(String ending) throws IOException {
    try (JarFile jar = new JarFile(Given.agent().toFile())) {
      return jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(ending)).toList();
    }
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class") || entry.getName().endsWith(".classdata");
  }
}
