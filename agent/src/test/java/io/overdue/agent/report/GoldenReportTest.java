package io.overdue.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.overdue.agent.detect.Facts;
import io.overdue.agent.detect.LoanDetector;
import io.overdue.agent.detect.PoolExhaustedDetector;
import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.Holder;
import io.overdue.agent.facts.LedgerFacts;
import io.overdue.agent.facts.Listing;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Change;
import io.overdue.agent.findings.Diagnosis;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.FindingBook;
import io.overdue.agent.report.log.LogOutlet;
import io.overdue.agent.support.OwnLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read, word for word. */
class GoldenReportTest {

  private final Facts facts = Facts.borrowing().poolOf(20);
  private final LoanDetector loans = new LoanDetector(0);
  private final PoolExhaustedDetector exhaustion = new PoolExhaustedDetector();
  private final FindingBook book = new FindingBook();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final LogOutlet log = new LogOutlet(OwnLog.to(written, false));

  @Test
  void logOfALeakFromItsFirstLoanToItsEnd() throws IOException {
    publish(facts.takenAndReturned(4_100, 2).sweep());
    for (int i = 0; i < 20; i++) {
      publish(facts.takenAndReturned(5, 2).taken(1, Holder.OUTSIDE).sweep());
    }
    publish(facts.refused(1).sweep());
    publish(facts.returned(20).sweep());
    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(golden("leak.log"));
  }

  @Test
  void wholeReportInWords() throws IOException {
    Report last = null;
    for (int i = 0; i < 20; i++) {
      last = publish(facts.takenAndReturned(5, 2).taken(1, Holder.OUTSIDE).sweep());
    }
    assertThat(TextForm.report(last)).isEqualTo(golden("report.txt"));
  }

  @Test
  void wholeReportAsJson() throws IOException {
    Report last = null;
    for (int i = 0; i < 20; i++) {
      last = publish(facts.takenAndReturned(5, 2).taken(1, Holder.OUTSIDE).sweep());
    }
    ObjectMapper mapper = new ObjectMapper();
    JsonNode json = mapper.readTree(JsonForm.report(last));
    assertThat(json).isEqualTo(mapper.readTree(golden("report.json")));
  }

  private Report publish(LedgerFacts now) {
    List<Finding> findings = new ArrayList<>(loans.examine(now));
    findings.addAll(exhaustion.examine(now));
    long epochMillis = 1_795_305_600_000L + now.sweep() * 1000;
    List<Change> changes = book.update(findings, epochMillis);
    Report report =
        new Report(
            new AgentFacts(
                "1.2.3",
                "premain",
                1_795_305_600_000L,
                0,
                null,
                false,
                3,
                new WatchedFacts(2, java.util.Set.of(), 1, 40_000_000),
                new MarkFacts(2, 5, 1, 0),
                new CostFacts(140, 12)),
            new JvmFacts(4711, "17.0.15", 120, 20_000),
            now,
            servers(),
            diagnoses(),
            book.entries(),
            changes,
            epochMillis,
            true);
    log.publish(report);
    return report;
  }

  private static List<ServerFacts> servers() {
    return List.of(
        ServerFacts.of("redis-a:6379")
            .answer(Answer.OK)
            .product("redis")
            .version("8.6.3")
            .mode("standalone")
            .role("master")
            .connected(8_913)
            .own(1)
            .replicas(2)
            .limit(10_000)
            .limitFrom("INFO")
            .rejected(3)
            .timeoutSeconds(0)
            .tcpKeepaliveSeconds(300)
            .listing(Listing.ALL)
            .kept(true)
            .build(),
        ServerFacts.of("redis-b:6379")
            .answer(Answer.BAD_LOGIN)
            .reason("the server does not accept the login (NOAUTH)")
            .build());
  }

  private static List<Diagnosis> diagnoses() {
    Cause leak =
        Cause.of(CauseKind.LEAK_IN_THIS_JVM, 0.97)
            .supports("That is 97 % of what is used.")
            .opposes("The number of its clients does not grow steadily.")
            .relief(List.of("redis-cli -h redis-a -p 6379 CLIENT KILL ID 7", "# Prevent: close."))
            .build();
    return List.of(new Diagnosis("redis-a:6379", 0.025, 2_400_000_000_000L, List.of(leak)));
  }

  private static String golden(String file) throws IOException {
    try (var in = GoldenReportTest.class.getResourceAsStream("/golden/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
