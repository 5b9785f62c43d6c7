package io.overdue.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Other clients of a server, at an address of their own. */
final class Neighbours implements AutoCloseable {

  private final Server server;
  private final String address;
  private final String name;
  private final List<Socket> sockets = new ArrayList<>();

  private Neighbours(Server server, String address, String name) {
    this.server = server;
    this.address = address;
    this.name = name;
  }

  /** Clients at {@code address}, one of those of the loopback; {@code name} may be null. */
  static Neighbours of(Server server, String address, String name) {
    return new Neighbours(server, address, name);
  }

  /** So many more connect, and do nothing from then on. */
  Neighbours join(int number) {
    try {
      for (int i = 0; i < number; i++) {
        Socket socket =
            new Socket(
                InetAddress.getByName("127.0.0.1"),
                server.port(),
                InetAddress.getByName(address),
                0);
        sockets.add(socket);
        String greeting = name == null ? "PING\r\n" : "CLIENT SETNAME " + name + "\r\n";
        socket.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
        socket.getInputStream().read(new byte[64]);
      }
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int size() {
    return sockets.size();
  }

  @Override
  public void close() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException gone) {
        // as wanted
      }
    }
  }
}
