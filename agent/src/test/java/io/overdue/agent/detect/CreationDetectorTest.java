package io.overdue.agent.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Holder;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Kind;
import io.overdue.agent.findings.Severity;
import io.overdue.agent.findings.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreationDetectorTest {

  private final CreationDetector detector = CreationDetector.ofClients();
  private final Facts facts = Facts.makingClients();

  @Test
  void clientsMadeAgainAndAgainAndNotClosedAreALeak() {
    List<Finding> findings = List.of();
    for (int i = 0; i < 20; i++) {
      findings = detector.examine(facts.taken(1, Holder.OUTSIDE).sweep());
    }
    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.CLIENT_PER_REQUEST);
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.LEAKED);
    assertThat(findings).extracting(Finding::count).containsExactly(20L);
  }

  @Test
  void clientsMadeAtTheStartAreNot() {
    facts.taken(50, Holder.OUTSIDE);
    for (int i = 0; i < 60; i++) {
      assertThat(detector.examine(facts.sweep())).isEmpty();
    }
  }

  @Test
  void clientsMadeAndClosedAreChurn() {
    List<Finding> findings = List.of();
    for (int i = 0; i < 20; i++) {
      findings = detector.examine(facts.takenAndReturned(3, 20).sweep());
    }
    assertThat(findings).extracting(Finding::verdict).containsOnlyNulls();
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING);
    assertThat(findings.get(0).evidence()).anyMatch(line -> line.contains("3.0/s new clients"));
  }

  @Test
  void rareChurnIsOnlyWorthKnowing() {
    List<Finding> findings = List.of();
    for (int i = 0; i < 40; i++) {
      findings = detector.examine(facts.takenAndReturned(i % 2 == 0 ? 1 : 0, 20).sweep());
    }
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.INFO);
  }

  @Test
  void nightlyJobWithItsOwnClientIsSilent() {
    for (int i = 0; i < 200; i++) {
      facts.takenAndReturned(i % 50 == 0 ? 1 : 0, 900);
      assertThat(detector.examine(facts.sweep())).isEmpty();
    }
  }

  @Test
  void churnIsOverWhenItStops() {
    for (int i = 0; i < 20; i++) {
      detector.examine(facts.takenAndReturned(3, 20).sweep());
    }
    List<Finding> findings = List.of();
    for (int i = 0; i < 15; i++) {
      findings = detector.examine(facts.sweep());
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void connectionsLostToTheCollectorCountAsNeverClosed() {
    CreationDetector ofConnections = CreationDetector.ofConnections();
    LostToGcDetector ofLosses = new LostToGcDetector();
    Facts connecting = Facts.connecting();
    List<Finding> creation = List.of();
    List<Finding> losses = List.of();
    for (int i = 0; i < 20; i++) {
      connecting.taken(1, Holder.OUTSIDE);
      if (i % 5 == 4) {
        connecting.lost(4);
      }
      var now = connecting.sweep();
      creation = ofConnections.examine(now);
      losses = ofLosses.examine(now);
    }
    assertThat(creation).extracting(Finding::kind).containsExactly(Kind.CONNECT_PER_OPERATION);
    assertThat(losses).extracting(Finding::kind).containsExactly(Kind.LOST_TO_GC);
    assertThat(losses).extracting(Finding::count).containsExactly(16L);
  }

  @Test
  void whatALibraryMakesForItselfIsALeakWhereThatIsAKnownFault() {
    List<Finding> findings = grown(Facts.lettuceItself().with("lettuce", "5.0.2.RELEASE"));
    assertThat(findings).extracting(Finding::kind).containsExactly(Kind.LIBRARY_GROWTH);
    assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.LEAKED);
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING);
  }

  @Test
  void whatALibraryMakesForItselfIsOtherwiseOnlyWorthKnowing() {
    for (String version : List.of("5.0.3.RELEASE", "7.0.0")) {
      List<Finding> findings = grown(Facts.lettuceItself().with("lettuce", version));
      assertThat(findings).extracting(Finding::verdict).containsOnlyNulls();
      assertThat(findings).extracting(Finding::severity).containsExactly(Severity.INFO);
    }
    assertThat(grown(Facts.lettuceItself())).extracting(Finding::verdict).containsOnlyNulls();
  }

  @Test
  void whatGrowsWithTheApplicationsOwnLeakIsNoFaultOfTheLibrary() {
    Facts application = Facts.connecting();
    Facts library = Facts.lettuceItself().with("lettuce", "5.0.2.RELEASE").beside(application);
    CreationDetector ofLibraries = CreationDetector.ofLibraries();
    for (int i = 0; i < 60; i++) {
      application.taken(i % 3 == 0 ? 1 : 0, Holder.OUTSIDE);
      library.taken(i % 3 == 0 ? 2 : 0, Holder.OUTSIDE);
      assertThat(ofLibraries.examine(library.sweep())).isEmpty();
    }
  }

  private static List<Finding> grown(Facts library) {
    CreationDetector ofLibraries = CreationDetector.ofLibraries();
    library.beside(Facts.connecting().taken(3, Holder.OUTSIDE));
    List<Finding> findings = List.of();
    for (int i = 0; i < 30; i++) {
      findings = ofLibraries.examine(library.taken(1, Holder.OUTSIDE).sweep());
    }
    return findings;
  }
}
