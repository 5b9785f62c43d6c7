package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

  private static final int MOST = 100_000;

  @ParameterizedTest
  @CsvSource({
    "+OK~, OK",
    ":42~, 42",
    "(3492890328409238509324850943850943825024385~, 3492890328409238509324850943850943825024385",
    "',1.5~', 1.5",
    "#t~, t",
    "$5~hello~, hello",
    "=9~txt:hello~, hello",
    ">2~+invalidate~*1~+key~$2~ok~, ok",
    "|1~+ttl~:3~$2~ok~, ok",
  })
  void textOfBothProtocols(String bytes, String text) throws IOException {
    Reply reply = read(bytes);
    assertThat(reply.text()).isEqualTo(text);
    assertThat(reply.isError()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-ERR no~", "!6~ERR no~"})
  void errors(String bytes) throws IOException {
    Reply reply = read(bytes);
    assertThat(reply.isError()).isTrue();
    assertThat(reply.text()).isEqualTo("ERR no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$-1~", "*-1~", "_~"})
  void nothing(String bytes) throws IOException {
    assertThat(read(bytes).text()).isNull();
    assertThat(read(bytes).items()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(chars = {'*', '~'})
  void lists(char type) throws IOException {
    Reply reply = reader(type + "2\r\n$1\r\na\r\n$1\r\nb\r\n").read();
    assertThat(reply.items()).extracting(Reply::text).containsExactly("a", "b");
  }

  @Test
  void mapsAreListsOfKeysAndValues() throws IOException {
    assertThat(read("%1~$1~a~$1~b~").items()).extracting(Reply::text).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request~",
        "$x~",
        "$~",
        "$99999999999~",
        "$104857600~",
        "*2147483647~",
        "*10001~",
        "$3~hello~",
        "+no end",
        "+line\nbreak~",
        "*1~*1~*1~*1~*1~*1~*1~*1~*1~*1~+deep~",
        "$5~hel",
        "*2~$1~a~",
        "\0\0\0\0",
      })
  void whatIsNoReplyIsRefused(String bytes) {
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(Garbled.class);
  }

  @Test
  void listOfEmptyListsHasABound() {
    String bytes = "*9000~" + "*9000~".repeat(8);
    assertThatThrownBy(() -> read(bytes)).isInstanceOf(Garbled.class);
  }

  @Test
  void replyThatNeverEndsHasABound() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '+';
          }
        };
    assertThatThrownBy(() -> new ReplyReader(endless, MOST).read()).isInstanceOf(Garbled.class);
  }

  @Test
  void endBeforeTheReplyIsNoGarbage() {
    assertThatThrownBy(() -> read("")).isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> read(">1~+pushed~")).isInstanceOf(EOFException.class);
  }

  @Test
  void silenceInTheMiddleIsHalfAReply() {
    assertThatThrownBy(() -> new ReplyReader(silentAfter("$5\r\nhel"), MOST).read())
        .isInstanceOf(Garbled.class)
        .hasMessage("half a reply");
    assertThatThrownBy(() -> new ReplyReader(silentAfter(""), MOST).read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void repliesFollowOneAnother() throws IOException {
    ReplyReader reader = reader("+OK\r\n:7\r\n-ERR no\r\n");
    assertThat(reader.read().text()).isEqualTo("OK");
    assertThat(reader.read().text()).isEqualTo("7");
    assertThat(reader.read().isError()).isTrue();
  }

  /** Reads a reply in which a tilde stands for the end of a line. */
  private static Reply read(String bytes) throws IOException {
    return reader(bytes.replace("~", "\r\n")).read();
  }

  private static ReplyReader reader(String bytes) {
    return new ReplyReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)), MOST);
  }

  private static InputStream silentAfter(String bytes) {
    InputStream sent = new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8));
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int b = sent.read();
        if (b < 0) {
          throw new SocketTimeoutException();
        }
        return b;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        bytes[offset] = (byte) read();
        return 1;
      }
    };
  }
}
