package io.overdue.agent.record;

import io.overdue.agent.support.Addresses;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The TCP connections that this process has, by what Linux shows of it; elsewhere there are none.
 *
 * <p>The system's table may show a row twice, or lack it, while it changes: rows are told apart by
 * the number of their socket, and whether a socket is open is told by the process's open files.
 */
final class ProcessSockets {

  private static final String ESTABLISHED = "01";
  private static final String PEER_CLOSED = "08";
  private static final String SOCKET = "socket:[";

  private final Path self;

  /**
   * @param self where the system shows the process: {@code /proc/self}
   */
  ProcessSockets(Path self) {
    this.self = self;
  }

  /** The numbers of the sockets that the process holds open; empty where that is not shown. */
  Set<String> open() {
    Set<String> open = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(self.resolve("fd"))) {
      for (Path file : files) {
        String target = target(file);
        if (target.startsWith(SOCKET)) {
          open.add(target.substring(SOCKET.length(), target.length() - 1));
        }
      }
    } catch (IOException | RuntimeException notShown) {
      // what was read so far will do
    }
    return open;
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException | RuntimeException closedMeanwhile) {
      return "";
    }
  }

  /** Both ends of the connections among {@code sockets}, by the number of the socket. */
  Map<String, Ends> ends(Set<String> sockets) {
    Map<String, Ends> ends = new HashMap<>();
    for (String table : new String[] {"net/tcp", "net/tcp6"}) {
      try (BufferedReader rows =
          Files.newBufferedReader(self.resolve(table), StandardCharsets.ISO_8859_1)) {
        for (String row = rows.readLine(); row != null; row = rows.readLine()) {
          note(row.trim().split("\\s+"), sockets, ends);
        }
      } catch (IOException | RuntimeException notShown) {
        // no such protocol here
      }
    }
    return ends;
  }

  private static void note(String[] fields, Set<String> sockets, Map<String, Ends> ends)
      throws UnknownHostException {
    boolean connected =
        fields.length > 9 && (fields[3].equals(ESTABLISHED) || fields[3].equals(PEER_CLOSED));
    if (connected && sockets.contains(fields[9])) {
      ends.put(fields[9], new Ends(address(fields[1]), address(fields[2])));
    }
  }

  /** {@code 0100007F:1A0B}: words of the address in the order of the machine, and the port. */
  private static String address(String hex) throws UnknownHostException {
    int colon = hex.indexOf(':');
    ByteBuffer bytes = ByteBuffer.allocate(colon / 2).order(ByteOrder.nativeOrder());
    for (int i = 0; i < colon; i += 8) {
      bytes.putInt((int) Long.parseLong(hex.substring(i, i + 8), 16));
    }
    return Addresses.text(
        InetAddress.getByAddress(bytes.array()), Integer.parseInt(hex.substring(colon + 1), 16));
  }

  /** Where a connection begins and ends, each as {@code ip:port}. */
  static final class Ends {

    final String local;
    final String remote;

    Ends(String local, String remote) {
      this.local = local;
      this.remote = remote;
    }
  }
}
