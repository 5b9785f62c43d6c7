package io.overdue.agent.probe;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.settings.ServerUri;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A plain connection; an encrypted one is always held to the name of its host. */
final class SocketDoor extends Door {

  private static final int CONNECT_MILLIS = 1000;
  private static final int HANDSHAKE_MILLIS = 2000;

  static final Callable<SSLContext> STANDARD_TRUST =
      new Callable<SSLContext>() {
        @Override
        public SSLContext call() throws Exception {
          return SSLContext.getDefault();
        }
      };

  private final ServerUri uri;
  private final Callable<SSLContext> trust;

  SocketDoor(ServerUri uri, Callable<SSLContext> trust) {
    this.uri = uri;
    this.trust = trust;
  }

  @Override
  Object owner() {
    return uri.toString();
  }

  @Override
  Object login() {
    return Arrays.asList(uri.toString(), uri.user(), uri.password());
  }

  @Override
  Wire open() throws Refusal {
    SSLContext context = uri.isTls() ? context() : null;
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(uri.host(), uri.port()), CONNECT_MILLIS);
      Wire wire = new SocketWire(context == null ? socket : encrypted(socket, context));
      login(wire);
      return wire;
    } catch (Refusal refusal) {
      close(socket);
      throw refusal;
    } catch (IOException | RuntimeException failure) {
      close(socket);
      throw Refusal.of(failure);
    }
  }

  private SSLContext context() throws Refusal {
    SSLContext context;
    try {
      context = trust.call();
    } catch (Exception | LinkageError failure) {
      throw new Refusal(
          Answer.NOT_ASKED, "whom its connections trust cannot be read; set server.uri");
    }
    if (context == null) {
      throw new Refusal(
          Answer.NOT_ASKED,
          "whom its connections trust is told by the application's own code; set server.uri");
    }
    return context;
  }

  private Socket encrypted(Socket socket, SSLContext context) throws IOException {
    SSLSocket encrypted =
        (SSLSocket) context.getSocketFactory().createSocket(socket, uri.host(), uri.port(), true);
    SSLParameters parameters = encrypted.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    encrypted.setSSLParameters(parameters);
    encrypted.setSoTimeout(HANDSHAKE_MILLIS);
    encrypted.startHandshake();
    return encrypted;
  }

  private void login(Wire wire) throws IOException, Refusal {
    if (uri.password() == null) {
      return;
    }
    Command auth =
        uri.user() == null
            ? Command.of("AUTH", uri.password())
            : Command.of("AUTH", uri.user(), uri.password());
    List<Reply> replies = wire.ask(Collections.singletonList(auth));
    if (replies.get(0).isError()) {
      Refusal refusal = Refusal.ofError(replies.get(0).text());
      throw refusal != null
          ? refusal
          : new Refusal(Answer.BAD_LOGIN, "the server does not accept the login");
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed one way or the other.
    }
  }
}
