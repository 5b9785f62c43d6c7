package io.overdue.agent.probe;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads replies of the Redis protocol, versions 2 and 3, and trusts none of it.
 *
 * <p>What the server pushes unasked is skipped. Nothing is allocated because a server says that
 * something long will follow.
 */
final class ReplyReader {

  private static final int MOST_DEPTH = 8;
  private static final int MOST_PARTS = 10_000;
  private static final int LONGEST_LINE = 64 * 1024;
  private static final int CHUNK = 64 * 1024;

  private final InputStream in;
  private final int most;
  private int left;
  private int parts;
  private boolean begun;

  /**
   * @param most bytes that a reply may have
   */
  ReplyReader(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /**
   * The next reply.
   *
   * @throws EOFException when the connection was closed before it
   * @throws SocketTimeoutException when nothing came
   * @throws Garbled when it is none, or has more bytes than allowed, or ends in the middle
   */
  Reply read() throws IOException {
    left = most;
    parts = 0;
    begun = false;
    try {
      return reply(0);
    } catch (EOFException | SocketTimeoutException end) {
      if (begun) {
        throw new Garbled("half a reply");
      }
      throw end;
    }
  }

  private Reply reply(int depth) throws IOException {
    if (depth > MOST_DEPTH) {
      throw new Garbled("a reply of lists in lists");
    }
    while (true) {
      int type = next();
      switch (type) {
        case '+':
        case ':':
        case ',':
        case '(':
        case '#':
          return Reply.text(line());
        case '-':
          return Reply.error(line());
        case '_':
          line();
          return Reply.NOTHING;
        case '$':
          return bulk(0);
        case '=':
          return bulk("txt:".length());
        case '!':
          return Reply.error(bulk(0).text());
        case '*':
        case '~':
          return list(number(), depth);
        case '%':
          return list(2 * number(), depth);
        case '>':
          list(number(), depth);
          begun = depth > 0;
          break;
        case '|':
          list(2 * number(), depth);
          break;
        default:
          throw new Garbled("no reply of a Redis server");
      }
    }
  }

  private Reply list(long size, int depth) throws IOException {
    if (size < 0) {
      return Reply.NOTHING;
    }
    parts += (int) Math.min(size, MOST_PARTS);
    if (size > MOST_PARTS || parts > MOST_PARTS) {
      throw new Garbled("a reply of " + size + " parts");
    }
    List<Reply> items = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      items.add(reply(depth + 1));
    }
    return Reply.list(items);
  }

  private Reply bulk(int prefix) throws IOException {
    long length = number();
    if (length < 0) {
      return Reply.NOTHING;
    }
    if (length > left) {
      throw new Garbled("a reply of " + length + " bytes");
    }
    String text = new String(bytes((int) length), StandardCharsets.UTF_8);
    if (next() != '\r' || next() != '\n') {
      throw new Garbled("a reply longer than it said");
    }
    return Reply.text(text.substring(Math.min(prefix, text.length())));
  }

  private byte[] bytes(int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, CHUNK));
    byte[] chunk = new byte[Math.min(length, CHUNK)];
    while (bytes.size() < length) {
      int n = in.read(chunk, 0, Math.min(chunk.length, length - bytes.size()));
      if (n < 0) {
        throw new EOFException();
      }
      bytes.write(chunk, 0, n);
    }
    left -= length;
    return bytes.toByteArray();
  }

  private long number() throws IOException {
    try {
      return Integer.parseInt(line());
    } catch (NumberFormatException none) {
      throw new Garbled("a reply without a length");
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = next(); b != '\r'; b = next()) {
      if (b == '\n' || line.size() == LONGEST_LINE) {
        throw new Garbled("a line that does not end");
      }
      line.write(b);
    }
    if (next() != '\n') {
      throw new Garbled("a line that does not end");
    }
    return new String(line.toByteArray(), StandardCharsets.UTF_8);
  }

  private int next() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException();
    }
    begun = true;
    if (--left < 0) {
      throw new Garbled("a reply of more than " + most + " bytes");
    }
    return b;
  }
}
