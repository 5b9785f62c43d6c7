package io.overdue.agent.probe;

import io.overdue.agent.facts.DescriptorFacts;
import io.overdue.agent.facts.ServerFacts;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the process of a server that runs on this machine, by what Linux shows of processes.
 *
 * <p>The id that a server tells is one of its own namespace, where another program may have it
 * here: so a process is believed only when its name, the port in its title and its age all fit.
 */
final class LocalProcess {

  private static final int MOST_BYTES = 64 * 1024;
  private static final double TICKS_A_SECOND = 100; // USER_HZ, whatever the kernel was built with
  private static final double TOLERANCE_SECONDS = 5;
  private static final int START_FIELD = 22;
  private static final Pattern NAME = Pattern.compile("(redis|valkey|keydb).*", Pattern.DOTALL);
  private static final Pattern OPEN_FILES =
      Pattern.compile("(?m)^Max open files\\s+(\\d+|unlimited)\\s+(\\d+|unlimited)\\s");

  private final File proc;

  /**
   * @param proc where the system shows its processes: {@code /proc}
   */
  LocalProcess(File proc) {
    this.proc = proc;
  }

  /**
   * The limits of the server's process.
   *
   * @param peer where the connection to it leads; may be null
   */
  DescriptorFacts limits(InetAddress peer, ServerFacts server) {
    if (peer == null || !isHere(peer)) {
      return DescriptorFacts.unknown("the server runs on another machine");
    }
    File process = find(server);
    if (process == null) {
      return DescriptorFacts.unknown("its process cannot be told among those of this machine");
    }
    Matcher limits = OPEN_FILES.matcher(read(new File(process, "limits")));
    return limits.find()
        ? DescriptorFacts.of(number(limits.group(1)), number(limits.group(2)))
        : DescriptorFacts.unknown("the limits of its process cannot be read");
  }

  private static boolean isHere(InetAddress peer) {
    try {
      return peer.isLoopbackAddress() || NetworkInterface.getByInetAddress(peer) != null;
    } catch (SocketException notTold) {
      return false;
    }
  }

  private File find(ServerFacts server) {
    File told = new File(proc, String.valueOf(server.processId()));
    if (server.processId() > 0 && fits(told, server)) {
      return told;
    }
    File[] all = proc.listFiles();
    for (File process : all == null ? new File[0] : all) {
      if (Numbers.parse(process.getName()) > 0 && fits(process, server)) {
        return process;
      }
    }
    return null;
  }

  private boolean fits(File process, ServerFacts server) {
    String title = read(new File(process, "cmdline")).replace('\0', ' ').trim();
    return NAME.matcher(read(new File(process, "comm"))).matches()
        && (title + " ").contains(":" + server.tcpPort() + " ")
        && Math.abs(ageSeconds(process) - server.uptimeSeconds()) <= TOLERANCE_SECONDS;
  }

  /** Negative and far from any uptime when it cannot be told. */
  private double ageSeconds(File process) {
    String stat = read(new File(process, "stat"));
    String[] behindName = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
    String uptime = read(new File(proc, "uptime")).split(" ")[0];
    try {
      double started = Long.parseLong(behindName[START_FIELD - 3]) / TICKS_A_SECOND;
      return Double.parseDouble(uptime) - started;
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException notTold) {
      return Double.NEGATIVE_INFINITY;
    }
  }

  private static long number(String limit) {
    return limit.equals("unlimited") ? Long.MAX_VALUE : Numbers.parse(limit);
  }

  /** The file as text; empty when it is gone or may not be read. */
  private static String read(File file) {
    try (InputStream in = new FileInputStream(file)) {
      byte[] bytes = new byte[MOST_BYTES];
      int length = 0;
      for (int n = 0; n >= 0 && length < MOST_BYTES; ) {
        length += n;
        n = in.read(bytes, length, MOST_BYTES - length);
      }
      return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return "";
    }
  }
}
