package io.overdue.agent.probe;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A connection by its socket, whoever opened that. */
final class SocketWire implements Wire {

  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  private final Socket socket;
  private final Timed timed;
  private final ReplyReader replies;

  SocketWire(Socket socket) throws IOException {
    this.socket = socket;
    this.timed = new Timed();
    this.replies = new ReplyReader(new BufferedInputStream(timed), MOST_BYTES);
  }

  @Override
  public List<Reply> ask(List<Command> commands) throws IOException {
    timed.deadline = System.nanoTime() + PATIENCE_NANOS;
    List<Reply> answers = new ArrayList<>();
    try {
      socket.getOutputStream().write(Command.bytes(commands));
      socket.getOutputStream().flush();
      while (answers.size() < commands.size()) {
        answers.add(replies.read());
      }
      return answers;
    } catch (EOFException | SocketException closed) {
      if (!answers.isEmpty() && answers.get(answers.size() - 1).isError()) {
        return answers;
      }
      throw closed;
    }
  }

  @Override
  public InetAddress peer() {
    return socket.getInetAddress();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed one way or the other.
    }
  }

  /** The socket's input, which ends at a deadline however the bytes trickle in. */
  private final class Timed extends InputStream {

    private final InputStream in;
    private long deadline;

    Timed() throws IOException {
      this.in = socket.getInputStream();
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new SocketTimeoutException();
      }
      socket.setSoTimeout((int) millis);
      return in.read(bytes, offset, length);
    }
  }
}
