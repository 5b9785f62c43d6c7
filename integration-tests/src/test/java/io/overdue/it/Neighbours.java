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

  /**
   * Which library it is; servers before Redis 7.2 refuse to hear it, and show none of any client.
   */
  private static final String LIKE_OURS = "CLIENT SETINFO LIB-NAME jedis";

  private final Server server;
  private final String address;
  private final String name;
  private final List<Socket> sockets = new ArrayList<>();

  private Neighbours(Server server, String address, String name) {
    this.server = server;
    this.address = address;
    this.name = name;
  }

  /**
   * Clients at {@code address}, one of those of the loopback; with a {@code name} of null they look
   * like those of the program under test.
   */
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
        say(socket, name == null ? LIKE_OURS : "CLIENT SETNAME " + name);
      }
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void say(Socket socket, String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getInputStream().read(new byte[64]);
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
