package io.overdue.cli;

import java.util.Properties;

/** A JVM, as it names itself. */
final class Jvm {

  private static final int OLDEST = 8;
  private static final int FIRST_WITH_NOTICE = 21;

  private final String name;
  private final String version;
  private final int feature;

  private Jvm(String name, String version, int feature) {
    this.name = name;
    this.version = version;
    this.feature = feature;
  }

  /**
   * @param properties its system properties
   */
  static Jvm of(Properties properties) {
    String specification = properties.getProperty("java.specification.version", "0");
    String feature = specification.startsWith("1.") ? specification.substring(2) : specification;
    return new Jvm(
        properties.getProperty("java.vm.name", "?"),
        properties.getProperty("java.version", "?"),
        feature.matches("\\d{1,4}") ? Integer.parseInt(feature) : 0);
  }

  /** What that means for an agent. */
  Remark remark() {
    String self = name + ", Java " + version;
    if (feature < OLDEST) {
      return Remark.no(
          "It is too old: " + self + ". Overdue runs in Java 8 and newer; there is no way in.");
    }
    if (!isHotSpot()) {
      return Remark.note(
          "It is not HotSpot: " + self + ". Overdue is tested on HotSpot only; it may not start.");
    }
    return feature < FIRST_WITH_NOTICE
        ? Remark.ok("It is " + self + ".")
        : Remark.ok(
            "It is "
                + self
                + ", which prints a WARNING when an agent is loaded into it; that is all it does.");
  }

  private boolean isHotSpot() {
    return name.matches(".*(HotSpot|OpenJDK|GraalVM|Zing).*") && !name.contains("OpenJ9");
  }
}
