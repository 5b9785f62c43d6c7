package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InfoTest {

  @Test
  void fieldsAreFoundWhateverTheSection() {
    Info info =
        Info.parse("# Server\r\nredis_version:7.0.15\r\n\r\n# Clients\r\nconnected_clients:3\r\n");
    assertThat(info.isOne()).isTrue();
    assertThat(info.text("redis_version")).isEqualTo("7.0.15");
    assertThat(info.number("connected_clients")).isEqualTo(3);
    assertThat(info.number("maxclients")).isEqualTo(-1);
    assertThat(info.text("maxclients")).isEmpty();
  }

  @Test
  void valuesArePrintableAndNumbersAreNumbers() {
    Info info = Info.parse("a:\u001b[31mred\nb:12x\nc:99999999999999999999\nd:-1\n:e\n");
    assertThat(info.text("a")).isEqualTo("?[31mred");
    assertThat(info.number("b")).isEqualTo(-1);
    assertThat(info.number("c")).isEqualTo(-1);
    assertThat(info.number("d")).isEqualTo(-1);
    assertThat(info.isOne()).isFalse();
  }

  @Test
  void numberOfFieldsHasABound() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append('f').append(i).append(":1\n");
    }
    Info info = Info.parse(text.toString());
    assertThat(info.number("f999")).isEqualTo(1);
    assertThat(info.number("f1000")).isEqualTo(-1);
  }
}
