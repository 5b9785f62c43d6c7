package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.settings.Option;
import io.overdue.agent.settings.ServerUri;
import io.overdue.agent.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real sockets, and servers that are none. */
@Timeout(20)
class SocketWireTest {

  private final ServerSocket listener = listen();

  @AfterEach
  void stop() throws IOException {
    listener.close();
  }

  @Test
  void repliesToAPipelineInOrder() throws Exception {
    serve(socket -> send(socket, "+OK\r\n:5\r\n"));
    Wire wire = door().open();
    List<Reply> replies =
        wire.ask(List.of(Command.of("CLIENT", "SETNAME", "x"), Command.of("CLIENT", "ID")));
    assertThat(replies).extracting(Reply::text).containsExactly("OK", "5");
    wire.close();
  }

  @Test
  void commandsGoOutAsTheProtocolWants() {
    assertThat(new String(Command.bytes(List.of(Command.of("CLIENT", "ID"), Command.of("INFO")))))
        .isEqualTo("*2\r\n$6\r\nCLIENT\r\n$2\r\nID\r\n*1\r\n$4\r\nINFO\r\n");
  }

  @Test
  void silenceEndsInTime() {
    serve(socket -> Thread.sleep(10_000));
    assertThat(answerToInfo()).isEqualTo(Answer.SILENT);
  }

  @Test
  void bytesThatTrickleInDoNotMakeItLonger() {
    serve(
        socket -> {
          send(socket, "$1000000\r\n");
          while (true) {
            send(socket, "x");
            Thread.sleep(100);
          }
        });
    long before = System.nanoTime();
    assertThat(answerToInfo()).isEqualTo(Answer.GARBLED);
    assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
  }

  @Test
  void hundredMegabytesAreNotWaitedFor() {
    serve(
        socket -> {
          send(socket, "$104857600\r\n");
          Thread.sleep(10_000);
        });
    assertThat(answerToInfo()).isEqualTo(Answer.GARBLED);
  }

  @Test
  void anotherProtocolIsNoReply() {
    serve(socket -> send(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"));
    assertThat(answerToInfo()).isEqualTo(Answer.GARBLED);
  }

  @Test
  void fullServerSaysSo() {
    serve(socket -> send(socket, "-ERR max number of clients reached\r\n"));
    assertThat(answerToInfo()).isEqualTo(Answer.AT_LIMIT);
  }

  @Test
  void serverThatClosesAtOnceIsProbablyFull() {
    serve(socket -> {});
    Refusal refusal = refusal();
    assertThat(refusal.answer()).isEqualTo(Answer.AT_LIMIT);
    assertThat(refusal.isConcluded()).isTrue();
  }

  @Test
  void nobodyListens() throws IOException {
    listener.close();
    assertThat(answerToInfo()).isEqualTo(Answer.UNREACHABLE);
  }

  @Test
  void passwordThatIsRefused() {
    serve(socket -> send(socket, "-WRONGPASS invalid username-password pair\r\n"));
    Refusal refusal =
        catchThrowableOfType(Refusal.class, () -> Door.to(uri("redis://app:open-sesame@")).open());
    assertThat(refusal.answer()).isEqualTo(Answer.BAD_LOGIN);
    assertThat(refusal.reason()).contains("WRONGPASS").doesNotContain("open-sesame");
  }

  @Test
  void handshakeThatIsCutMayBeAFullServer() {
    serve(socket -> {});
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> Door.to(uri("rediss://")).open());
    assertThat(refusal.answer()).isEqualTo(Answer.TLS_CLOSED);
  }

  private Answer answerToInfo() {
    return refusal().answer();
  }

  private Refusal refusal() {
    return catchThrowableOfType(
        Refusal.class,
        () -> {
          Wire wire = door().open();
          try {
            for (Reply reply : wire.ask(List.of(Command.of("CLIENT", "ID"), Command.of("INFO")))) {
              throw Refusal.ofError(reply.text());
            }
          } catch (IOException failure) {
            throw Refusal.of(failure);
          } finally {
            wire.close();
          }
        });
  }

  private Door door() {
    return Door.to(ServerUri.of("127.0.0.1", listener.getLocalPort(), false));
  }

  private ServerUri uri(String login) {
    return Settings.read(
            "server.uri=" + login + "127.0.0.1:" + listener.getLocalPort(),
            new Properties(),
            Map.of())
        .get(Option.SERVER_URI);
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Does {@code act} with each connection when its first byte has come, and closes it. */
  private void serve(Act act) {
    Thread thread =
        new Thread(
            () -> {
              while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                  InputStream in = socket.getInputStream();
                  in.read(new byte[4096]);
                  act.play(socket);
                } catch (Exception over) {
                  // the test has what it wanted
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private interface Act {
    void play(Socket socket) throws Exception;
  }
}
