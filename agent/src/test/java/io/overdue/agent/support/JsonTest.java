package io.overdue.agent.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void anyStringComesBackAsItWas() throws Exception {
    String odd =
        "quote \" slash \\ line \n\r\t bell \u0007 sep \u2028 lone \ud800 pair \ud83d\ude00 ä";
    String written = new Json().object().field("odd", odd).endObject().toString();
    assertThat(new ObjectMapper().readTree(written).path("odd").asText()).isEqualTo(odd);
    assertThat(written).doesNotContain("\n");
  }

  @Test
  void nestingIsSeparatedByCommas() {
    Json json = new Json().object().field("a", 1).array("b");
    json.object().field("c", true).endObject();
    json.object().field("d", (String) null).endObject();
    json.endArray().field("e", List.of("x", "y")).endObject();
    assertThat(json).hasToString("{\"a\":1,\"b\":[{\"c\":true},{\"d\":null}],\"e\":[\"x\",\"y\"]}");
  }
}
