package io.overdue.cli;

import java.io.File;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.agent.VirtualMachine;
import net.bytebuddy.agent.VirtualMachine.ForHotSpot.Connection;

/**
 * The socket of HotSpot's attach protocol, for a Java without the attach API: Byte Buddy speaks the
 * protocol, Java 16 and newer bring the socket.
 */
final class AttachSocket extends Connection.OnPersistentByteChannel<ByteChannel> {

  private static final int ATTEMPTS = 100;
  private static final long PAUSE_MILLIS = 100;

  private final SocketAddress address;

  private AttachSocket(SocketAddress address) {
    this.address = address;
  }

  /**
   * @throws Refused when this Java cannot do that either
   */
  static VirtualMachine to(JavaProcess process) throws IOException, Refused {
    if (addressOf("/") == null || !JavaProcess.isTold()) {
      throw new Refused(
          "This Java cannot attach: "
              + System.getProperty("java.home")
              + " has no attach API. Run the command with the java of a JDK,"
              + " or of any Java from 16 on.");
    }
    return VirtualMachine.ForHotSpot.attach(String.valueOf(process.innerPid()), new Door(process));
  }

  /** Null before Java 16. */
  private static SocketAddress addressOf(String path) {
    try {
      return (SocketAddress)
          Class.forName("java.net.UnixDomainSocketAddress")
              .getMethod("of", String.class)
              .invoke(null, path);
    } catch (ReflectiveOperationException tooOld) {
      return null;
    }
  }

  @Override
  protected ByteChannel connect() throws IOException {
    return SocketChannel.open(address);
  }

  @Override
  protected void close(ByteChannel channel) throws IOException {
    channel.close();
  }

  @Override
  protected void write(ByteChannel channel, byte[] bytes) throws IOException {
    for (ByteBuffer buffer = ByteBuffer.wrap(bytes); buffer.hasRemaining(); ) {
      channel.write(buffer);
    }
  }

  @Override
  protected int read(ByteChannel channel, byte[] bytes) throws IOException {
    return channel.read(ByteBuffer.wrap(bytes));
  }

  @Override
  public void close() {
    // One channel a command; none is open between them.
  }

  /** Where the target makes its socket, asked by a signal. */
  private static final class Door extends Connection.Factory.ForSocketFile {

    private final JavaProcess process;

    Door(JavaProcess process) {
      super(process.file("/tmp").getPath(), ATTEMPTS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      this.process = process;
    }

    @Override
    protected void kill(String innerPid, int signal) {
      try {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
      } catch (IOException noSuchProgram) {
        // Without it no socket will come, which is what will be said.
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    protected Connection doConnect(File socket) {
      return new AttachSocket(addressOf(socket.getPath()));
    }
  }
}
