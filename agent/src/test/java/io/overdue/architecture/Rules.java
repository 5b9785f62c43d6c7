package io.overdue.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import io.overdue.desk.LoanDesk;
import java.util.LinkedHashMap;
import java.util.Map;

/** The directions in which packages may depend on each other, by name. */
final class Rules {

  private static final String AGENT = "io.overdue.agent.";

  private Rules() {}

  static Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("desk", only("io.overdue.desk", "java.lang..", "java.util.."));
    rules.put(
        "premain",
        only(
            "io.overdue.premain",
            "java.lang",
            "java.lang.instrument",
            "java.io",
            "java.net",
            "java.security",
            "java.lang.reflect",
            "java.util",
            "java.util.jar",
            "java.util.zip"));
    rules.put("support", only(AGENT + "support", "java.."));
    rules.put("facts", only(AGENT + "facts", "java.lang..", "java.util", "org.HdrHistogram"));
    rules.put("settings", only(AGENT + "settings", "java.."));
    rules.put(
        "advice",
        classes()
            .that(resideInAPackage(AGENT + "weave.advice"))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage("java.lang..", "net.bytebuddy..").or(type(LoanDesk.class))));
    rules.put(
        "record",
        only(
            AGENT + "record",
            "java..",
            "javax.net.ssl",
            "org.HdrHistogram",
            "io.overdue.desk",
            AGENT + "facts",
            AGENT + "settings",
            AGENT + "support"));
    rules.put(
        "probe",
        only(
            AGENT + "probe",
            "java..",
            "javax.net.ssl",
            "io.overdue.desk",
            AGENT + "facts",
            AGENT + "settings",
            AGENT + "support"));
    rules.put("findings", only(AGENT + "findings", "java.lang..", "java.util", AGENT + "facts"));
    rules.put(
        "detect",
        only(AGENT + "detect", "java.lang..", "java.util", AGENT + "facts", AGENT + "findings"));
    rules.put("detect has no clock and no threads", pure("detect"));
    rules.put(
        "diagnose",
        only(AGENT + "diagnose", "java.lang..", "java.util", AGENT + "facts", AGENT + "findings"));
    rules.put("diagnose has no clock and no threads", pure("diagnose"));
    rules.put(
        "outlets are islands",
        slices().matching(AGENT + "report.(*)..").should().notDependOnEachOther());
    rules.put(
        "clients are islands",
        slices().matching(AGENT + "clients.(*)..").should().notDependOnEachOther());
    rules.put(
        "only start knows everybody",
        noClasses()
            .that(
                resideInAnyPackage(
                    AGENT + "weave..",
                    AGENT + "record",
                    AGENT + "watch",
                    AGENT + "probe",
                    AGENT + "detect",
                    AGENT + "diagnose",
                    AGENT + "findings",
                    AGENT + "report"))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(AGENT + "start", AGENT + "clients..", AGENT + "report.(**)"))
            .because("an outlet or a client is known to the composition root alone"));
    rules.put(
        "the application's logging is not ours",
        noClasses()
            .that(resideInAnyPackage("io.overdue.agent..", "io.overdue.desk"))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.slf4j.."))
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class));
    rules.put(
        "the borrow path does not format",
        noClasses()
            .that()
            .haveNameMatching(
                ".*\\.record\\.(Breaking)?(Recorder|Ledger|Slot|Loan|Site|Sites|Taking|Lender)")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("java.util.regex", "java.lang.reflect", "java.text"))
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class));
    return rules;
  }

  /** Classes of the agent's package {@code name} learn of time and work from facts alone. */
  private static ArchRule pure(String name) {
    return noClasses()
        .that(resideInAPackage(AGENT + name))
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class);
  }

  /** Classes of {@code packageName} depend on themselves and {@code allowed} alone. */
  private static ArchRule only(String packageName, String... allowed) {
    return classes()
        .that(resideInAPackage(packageName))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(resideInAPackage(packageName)));
  }
}
