package io.overdue.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The directions hold, and each rule fails for a class that breaks it. */
class ArchitectureTest {

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.overdue");

  private static final JavaClasses BROKEN =
      new ClassFileImporter()
          .importPath(Path.of("target/test-classes"))
          .that(
              new com.tngtech.archunit.base.DescribedPredicate<>("named Breaking...") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                  return type.getSimpleName().startsWith("Breaking");
                }
              });

  static Stream<String> rules() {
    return Rules.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(String rule) {
    Rules.all().get(rule).check(PRODUCTION);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void failsWhenBroken(String rule) {
    assertThatThrownBy(() -> Rules.all().get(rule).check(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Breaking");
  }

  @Test
  void deskIsAtMostFiveClasses() {
    Set<String> desk = new TreeSet<>();
    PRODUCTION.stream()
        .filter(type -> type.getPackageName().equals("io.overdue.desk"))
        .forEach(type -> desk.add(type.getName()));
    assertThat(desk).hasSizeLessThanOrEqualTo(5);
  }
}
