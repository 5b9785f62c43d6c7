package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.scenario.glide.ClientPerRequest;
import io.overdue.scenario.glide.ClientPerRequestClosed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** valkey-glide: clients are seen; what they own lies outside of Java and is not. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class GlideTest {

  private static final String CLIENT = Clients.newest("io.valkey:valkey-glide:");
  private static final String FRAME =
      Source.frame(ClientPerRequest.class, "request", "// leak: client-per-request");

  @Test
  void clientPerRequestIsNamedWithItsLine() {
    try (Server server = Server.start();
        Program run = Program.of(ClientPerRequest.class).with(CLIENT).against(server).start()) {
      Expect.finding(run, "client-per-request", "leaked", FRAME);
      assertThat(run.report().site("client", FRAME).path("library").asText())
          .isEqualTo("valkey-glide");
      assertThat(run.report().sockets()).isEmpty();
      assertThat(run.end()).isZero();
      assertThat(run.report().alarms()).allMatch(finding -> finding.site().equals(FRAME));
      Expect.nothingHidden(run);
    }
  }

  @Test
  void clientThatIsClosedEachTimeIsChurn() {
    String frame =
        Source.frame(ClientPerRequestClosed.class, "request", "// leak: client-per-request");
    try (Server server = Server.start();
        Program run =
            Program.of(ClientPerRequestClosed.class).with(CLIENT).against(server).start()) {
      Expect.finding(run, "client-per-request", "null", frame);
      assertThat(run.end()).isZero();
      assertThat(run.report().findings()).noneMatch(finding -> finding.verdict().equals("leaked"));
      Expect.nothingHidden(run);
    }
  }

  @Test
  void sharedClientIsSilent() {
    try (Server server = Server.start();
        Program run =
            Program.of(ClientPerRequest.class)
                .with(CLIENT)
                .against(server)
                .withArgument("fixed")
                .start()) {
      Expect.quiet(run, 40);
    }
  }

  @Test
  void leakIsNamedAfterLiveAttach() {
    try (Server server = Server.start();
        Program run =
            Program.of(ClientPerRequest.class)
                .with(CLIENT)
                .against(server)
                .withoutAgent()
                .start()) {
      server.awaitClients(2);
      run.attach();
      Expect.finding(run, "client-per-request", "leaked", FRAME);
      assertThat(run.end()).isZero();
      Expect.nothingHidden(run);
    }
  }
}
