package io.overdue.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy in front of a server: to that, all connections are the proxy's. */
final class Proxy implements AutoCloseable {

  private final int port;
  private final ServerSocket door;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private Proxy(Server server) throws IOException {
    this.port = server.port();
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  static Proxy before(Server server) {
    try {
      Proxy proxy = new Proxy(server);
      proxy.onThread(proxy::serve);
      return proxy;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String uri() {
    return "redis://127.0.0.1:" + door.getLocalPort();
  }

  private void serve() throws IOException {
    while (true) {
      Socket client = door.accept();
      open.add(client);
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      open.add(server);
      onThread(() -> pass(client, server));
      onThread(() -> pass(server, client));
    }
  }

  /** Passes on what {@code from} says, until one of the two hangs up: then so does the other. */
  private static void pass(Socket from, Socket to) throws IOException {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    }
  }

  private void onThread(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException hungUp) {
                // as they do
              }
            },
            "proxy-" + door.getLocalPort());
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What one of its threads does. */
  private interface Work {
    void run() throws IOException;
  }
}
