package io.overdue.agent.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:6379, 127.0.0.1:6379",
    "[::1]:35836, [0:0:0:0:0:0:0:1]:35836",
    "[0:0:0:0:0:0:0:1]:35836, [0:0:0:0:0:0:0:1]:35836",
    "fd40:1:2::1a06:44426, [fd40:1:2:0:0:0:0:1a06]:44426",
    "[::ffff:10.1.2.3]:7, 10.1.2.3:7",
    "/path/r.sock:0, /path/r.sock:0",
    "redis-a:6379, redis-a:6379",
    "cafe:6379, cafe:6379",
    "[::zz]:1, [::zz]:1",
    "[:::]:1, [:::]:1",
    "?, ?",
  })
  void oneFormForAllWaysToWrite(String written, String expected) {
    assertThat(Addresses.normal(written)).isEqualTo(expected);
  }

  @Test
  void ownAddressesHaveTheSameForm() throws Exception {
    assertThat(Addresses.text(InetAddress.getByName("::1"), 9)).isEqualTo("[0:0:0:0:0:0:0:1]:9");
    assertThat(Addresses.text(InetAddress.getByName("fe80::1%1"), 9))
        .isEqualTo("[fe80:0:0:0:0:0:0:1]:9");
    assertThat(Addresses.text(InetAddress.getByName("::ffff:1.2.3.4"), 9)).isEqualTo("1.2.3.4:9");
  }
}
