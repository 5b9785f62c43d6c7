package io.overdue.agent.support;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/** Addresses in one form, whoever wrote them: IPv6 whole in brackets, mapped IPv4 as IPv4. */
public final class Addresses {

  private static final int MOST = 64;

  private Addresses() {}

  /** As {@code ip:port}; a scope is left out, as servers do. */
  public static String text(InetAddress address, int port) {
    return host(address) + ":" + port;
  }

  /** As {@code ip:port}; an address that is none of IP's as it prints itself. */
  public static String text(SocketAddress address) {
    if (!(address instanceof InetSocketAddress)) {
      return Printable.of(String.valueOf(address));
    }
    InetSocketAddress known = (InetSocketAddress) address;
    return known.isUnresolved()
        ? Printable.of(known.getHostString()) + ":" + known.getPort()
        : text(known.getAddress(), known.getPort());
  }

  /** Where a socket leads, as {@code host:port}; the host as its owner named it, no look-up. */
  public static String remote(Socket socket) {
    return remote(socket.getRemoteSocketAddress(), socket.getPort());
  }

  /** Where a channel leads, in the same form. */
  public static String remote(SocketAddress remote) {
    return remote(
        remote, remote instanceof InetSocketAddress ? ((InetSocketAddress) remote).getPort() : 0);
  }

  private static String remote(SocketAddress remote, int port) {
    return Printable.of(
        remote instanceof InetSocketAddress
            ? normal(((InetSocketAddress) remote).getHostString() + ":" + port)
            : String.valueOf(remote));
  }

  /**
   * Brings {@code ip:port} into this form, where it is one; no look-up.
   *
   * @param written IPv6 with or without brackets; any other text is returned as it is
   */
  public static String normal(String written) {
    int colon = written.lastIndexOf(':');
    if (colon <= 0 || colon > MOST) {
      return written;
    }
    String host = written.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    InetAddress address = literal(host);
    return address == null ? written : host(address) + written.substring(colon);
  }

  private static String host(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return "[" + (scope < 0 ? text : text.substring(0, scope)) + "]";
  }

  /** IPv6 as written out, so that nothing is looked up; null for anything else. */
  private static InetAddress literal(String host) {
    if (host.indexOf(':') < 0) {
      return null;
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c != ':' && c != '.' && Character.digit(c, 16) < 0) {
        return null;
      }
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException noAddress) {
      return null;
    }
  }
}
