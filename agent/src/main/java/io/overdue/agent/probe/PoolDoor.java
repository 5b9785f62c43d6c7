package io.overdue.agent.probe;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.support.Addresses;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;

/** The application's own way: its factory makes the connection, and destroys it. */
final class PoolDoor extends Door {

  private final WeakReference<Object> pool;
  private final SpareMaker spares;
  private final String address;
  private final Object owner;
  private final Object login;

  PoolDoor(Object pool, SpareMaker spares, String address, Object owner, Object login) {
    this.pool = new WeakReference<>(pool);
    this.spares = spares;
    this.address = address;
    this.owner = owner;
    this.login = login;
  }

  @Override
  Object owner() {
    return owner;
  }

  @Override
  Object login() {
    return login;
  }

  @Override
  Wire open() throws Refusal {
    Object lender = pool.get();
    if (lender == null) {
      throw new Refusal(Answer.NOT_ASKED, "its pool is gone");
    }
    try {
      return wire(spares.make(lender));
    } catch (Refusal refusal) {
      throw refusal;
    } catch (Throwable failure) {
      throw Refusal.of(failure);
    }
  }

  private Wire wire(SpareMaker.Spare spare) throws Refusal, IOException {
    Socket socket = spare.socket();
    if (socket == null) {
      destroy(spare);
      throw new Refusal(Answer.NOT_ASKED, "its client shows no socket; set server.uri");
    }
    if (!address.equals(Addresses.remote(socket))) {
      destroy(spare);
      throw new Refusal(Answer.NOT_ASKED, "its pool leads elsewhere by now");
    }
    return new SpareWire(spare, new SocketWire(socket));
  }

  private static void destroy(SpareMaker.Spare spare) {
    try {
      spare.destroy();
    } catch (Throwable itsOwn) {
      // The factory's fault; the socket is closed below where there is one.
    }
    if (spare.socket() != null) {
      close(spare.socket());
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed one way or the other.
    }
  }

  /** A wire that is given back to the factory it came from. */
  private static final class SpareWire implements Wire {

    private final SpareMaker.Spare spare;
    private final Wire wire;
    private boolean broken;

    SpareWire(SpareMaker.Spare spare, Wire wire) {
      this.spare = spare;
      this.wire = wire;
    }

    @Override
    public List<Reply> ask(List<Command> commands) throws IOException {
      broken = true;
      List<Reply> replies = wire.ask(commands);
      broken = replies.size() < commands.size();
      return replies;
    }

    @Override
    public InetAddress peer() {
      return wire.peer();
    }

    /** What is broken is cut first, so that the client does not try to say goodbye. */
    @Override
    public void close() {
      if (broken) {
        wire.close();
      }
      destroy(spare);
    }
  }
}
