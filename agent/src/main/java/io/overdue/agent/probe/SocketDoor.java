package io.overdue.agent.probe;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.settings.ServerUri;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A plain connection, with the standard trust of the JVM where it is encrypted. */
final class SocketDoor extends Door {

  private static final int CONNECT_MILLIS = 1000;
  private static final int HANDSHAKE_MILLIS = 2000;

  private final ServerUri uri;

  SocketDoor(ServerUri uri) {
    this.uri = uri;
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
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(uri.host(), uri.port()), CONNECT_MILLIS);
      Wire wire = new SocketWire(uri.isTls() ? encrypted(socket) : socket);
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

  private Socket encrypted(Socket socket) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket encrypted = (SSLSocket) factory.createSocket(socket, uri.host(), uri.port(), true);
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
