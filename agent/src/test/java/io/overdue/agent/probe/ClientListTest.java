package io.overdue.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.RowFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientListTest {

  private static final String REDIS_6_0 =
      "id=7 addr=127.0.0.1:59794 fd=7 name= age=3 idle=2 flags=N db=0 sub=0 psub=0 multi=-1 qbuf=26"
          + " qbuf-free=32742 argv-mem=10 obl=0 oll=0 omem=0 tot-mem=61466 events=r cmd=client"
          + " user=default\n";

  private static final String VALKEY_9_1 =
      "id=6 addr=[::1]:45468 laddr=[::1]:7191 fd=9 name=a=b;c age=0 idle=0 flags=xP capa= db=3 sub=1"
          + " psub=2 ssub=4 multi=5 watch=0 qbuf=0 events=r cmd=client|list user=app redir=-1 resp=3"
          + " lib-name=jedis(x=y) lib-ver=8.0.2 tot-net-in=26 tot-net-out=0 tot-cmds=17\n";

  @Test
  void everyVersionFillsWhatItKnows() {
    List<RowFacts> rows = ClientList.parse(REDIS_6_0 + VALKEY_9_1);
    assertThat(rows).extracting(RowFacts::id).containsExactly(6L, 7L);
    RowFacts new_ = rows.get(0);
    assertThat(new_.addr()).isEqualTo("[0:0:0:0:0:0:0:1]:45468");
    assertThat(new_.laddr()).isEqualTo("[0:0:0:0:0:0:0:1]:7191");
    assertThat(new_.name()).isEqualTo("a=b;c");
    assertThat(new_.flags()).isEqualTo("xP");
    assertThat(new_.db()).isEqualTo(3);
    assertThat(new_.sub()).isEqualTo(1);
    assertThat(new_.psub()).isEqualTo(2);
    assertThat(new_.ssub()).isEqualTo(4);
    assertThat(new_.multi()).isEqualTo(5);
    assertThat(new_.cmd()).isEqualTo("client|list");
    assertThat(new_.user()).isEqualTo("app");
    assertThat(new_.resp()).isEqualTo(3);
    assertThat(new_.libName()).isEqualTo("jedis(x=y)");
    assertThat(new_.libVer()).isEqualTo("8.0.2");
    assertThat(new_.totCmds()).isEqualTo(17);
    RowFacts old = rows.get(1);
    assertThat(old.addr()).isEqualTo("127.0.0.1:59794");
    assertThat(old.laddr()).isEmpty();
    assertThat(old.name()).isEmpty();
    assertThat(old.ageSeconds()).isEqualTo(3);
    assertThat(old.idleSeconds()).isEqualTo(2);
    assertThat(old.multi()).isEqualTo(-1);
    assertThat(old.ssub()).isEqualTo(-1);
    assertThat(old.totCmds()).isEqualTo(-1);
  }

  @Test
  void managedAndUnixRowsAreRead() {
    List<RowFacts> rows =
        ClientList.parse(
            "id=1 addr=fd40:0:0::1a06:44426 ow=1 owmem=2 numops=3 name=x\r\n"
                + "id=2 addr=/path/r.sock:0 laddr=/path/r.sock:0 flags=U\n");
    assertThat(rows.get(0).addr()).isEqualTo("[fd40:0:0:0:0:0:0:1a06]:44426");
    assertThat(rows.get(1).addr()).isEqualTo("/path/r.sock:0");
    assertThat(rows.get(1).flags()).isEqualTo("U");
  }

  @Test
  void nothingInARowCanForgeOutput() {
    RowFacts row =
        ClientList.parse(
                "id=3 addr=\u001b]0;x\u0007 name=\"a\",\\\r\u0000\u202e\u2028\u009b31m user="
                    + "u".repeat(9999))
            .get(0);
    assertThat(row.addr()).isEqualTo("?]0;x?");
    assertThat(row.name()).isEqualTo("\"a\",\\?????31m");
    assertThat(row.user()).hasSize(256);
  }

  @Test
  void whatIsNoRowIsLeftOut() {
    assertThat(ClientList.parse("")).isEmpty();
    assertThat(ClientList.parse("\n\n")).isEmpty();
    assertThat(ClientList.parse("id= addr=x\nid=-5\nid=99999999999999999999\n<html> id\n=1\n"))
        .isEmpty();
    assertThat(ClientList.parse("id=1 " + "x=y ".repeat(50_000))).hasSize(1);
  }

  @Test
  void numberOfRowsHasABound() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < 30_000; i++) {
      list.append("id=").append(i).append('\n');
    }
    assertThat(ClientList.parse(list.toString())).hasSize(20_000);
  }
}
