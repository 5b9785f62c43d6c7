package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Answer;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/** What clients throw, as it was seen with real ones. */
class RefusalTest {

  @Test
  void fullServerInTheClientsWords() {
    assertAnswer(Answer.AT_LIMIT, wrapped("ERR max number of clients reached", null));
    assertAnswer(
        Answer.AT_LIMIT,
        wrapped("Unable to connect", wrapped("ERR max number of clients reached", null)));
    assertThat(Refusal.of(wrapped("ERR max number of clients reached", null)).isConcluded())
        .isFalse();
  }

  @Test
  void fullServerWhoseWordsTheClientSwallowed() {
    assertConcluded(Answer.AT_LIMIT, wrapped("Unexpected end of stream.", null));
    assertConcluded(
        Answer.AT_LIMIT,
        wrapped(
            "java.net.SocketException: Connection reset", new SocketException("Connection reset")));
  }

  @Test
  void fullServerBehindTls() {
    SSLHandshakeException cut = new SSLHandshakeException("Remote host terminated the handshake");
    cut.initCause(new EOFException("SSL peer shut down incorrectly"));
    assertConcluded(Answer.TLS_CLOSED, wrapped("javax.net.ssl.SSLHandshakeException", cut));
    SSLHandshakeException reset = new SSLHandshakeException("Connection reset");
    reset.initCause(new SocketException("Connection reset"));
    assertConcluded(Answer.TLS_CLOSED, wrapped("wrapped", reset));
  }

  @Test
  void certificateThatIsNotTrustedIsAnotherMatter() {
    assertAnswer(
        Answer.UNREACHABLE,
        wrapped("wrapped", new SSLHandshakeException("PKIX path building failed")));
  }

  @Test
  void nobodyThere() {
    RuntimeException failed = wrapped("Failed to connect to h:1.", null);
    failed.addSuppressed(new ConnectException("Connection refused"));
    assertAnswer(Answer.UNREACHABLE, failed);
    assertAnswer(Answer.UNREACHABLE, wrapped("x", new UnknownHostException("redis-a")));
    assertAnswer(Answer.UNREACHABLE, wrapped("x", new SocketTimeoutException("Connect timed out")));
  }

  @Test
  void ownProcessWithoutDescriptors() {
    RuntimeException failed = wrapped("Failed to connect to h:1.", null);
    failed.addSuppressed(new SocketException("Too many open files"));
    assertAnswer(Answer.UNREACHABLE, failed);
    assertThat(Refusal.of(failed).reason()).contains("this process");
  }

  @Test
  void silence() {
    assertAnswer(Answer.SILENT, wrapped("x", new SocketTimeoutException("Read timed out")));
  }

  @Test
  void loginsAndMoods() {
    assertAnswer(Answer.BAD_LOGIN, wrapped("WRONGPASS invalid username-password pair", null));
    assertAnswer(Answer.BAD_LOGIN, wrapped("NOAUTH HELLO must be called authenticated", null));
    assertAnswer(Answer.BAD_LOGIN, wrapped("DENIED Redis is running in protected mode", null));
    assertAnswer(Answer.TRANSIENT, wrapped("LOADING Redis is loading the dataset", null));
  }

  @Test
  void causesThatGoInCirclesEnd() {
    IOException one = new IOException("one");
    one.addSuppressed(new IOException("two", one));
    assertAnswer(Answer.UNREACHABLE, one);
  }

  @Test
  void whatAnExceptionSaysStaysOutUnlessItIsKnown() {
    assertThat(Refusal.of(wrapped("redis://:secret@h", null)).reason()).doesNotContain("secret");
  }

  private static RuntimeException wrapped(String message, Throwable cause) {
    return new IllegalStateException(message, cause);
  }

  private static void assertAnswer(Answer answer, Throwable thrown) {
    assertThat(Refusal.of(thrown).answer()).isEqualTo(answer);
  }

  private static void assertConcluded(Answer answer, Throwable thrown) {
    assertAnswer(answer, thrown);
    assertThat(Refusal.of(thrown).isConcluded()).isTrue();
  }
}
