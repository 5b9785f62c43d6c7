package io.overdue.agent.probe;

import java.util.Map;

/** A node that the application is connected to: its address, a door, and our ends. */
public final class Target {

  private final String address;
  private final Door door;
  private final Map<String, Long> ends;

  /**
   * @param address {@code host:port}, as the application's sockets name it
   * @param ends our ends of the application's connections to it, as {@code ip:port}, with the ids
   *     that the server has given to them, or -1
   */
  public Target(String address, Door door, Map<String, Long> ends) {
    this.address = address;
    this.door = door;
    this.ends = ends;
  }

  public String address() {
    return address;
  }

  Door door() {
    return door;
  }

  Map<String, Long> ends() {
    return ends;
  }
}
