package io.overdue.agent.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import org.junit.jupiter.api.Test;

class WeakTableTest {

  private final WeakTable<Object, Note> table = new WeakTable<>(2);

  @Test
  void recordsAreFoundByIdentity() {
    Object subject = new String("same");
    Object equal = new String("same");
    Note note = new Note(subject, table.queue());
    assertThat(table.add(note)).isSameAs(note);
    assertThat(table.find(subject)).isSameAs(note);
    assertThat(table.find(equal)).isNull();
  }

  @Test
  void firstRecordOfAnObjectStays() {
    Object subject = new Object();
    Note first = new Note(subject, table.queue());
    table.add(first);
    assertThat(table.add(new Note(subject, table.queue()))).isSameAs(first);
  }

  @Test
  void whatIsTooMuchIsDroppedAndCounted() {
    Object[] subjects = {new Object(), new Object(), new Object()};
    for (Object subject : subjects) {
      table.add(new Note(subject, table.queue()));
    }
    assertThat(table.find(subjects[2])).isNull();
    assertThat(table.dropped()).isEqualTo(1);
  }

  @Test
  void collectedObjectsAreToldOnce() {
    table.add(new Note(new Object(), table.queue()));
    Note lost = null;
    for (int i = 0; i < 100 && lost == null; i++) {
      System.gc();
      lost = table.pollLost();
    }
    assertThat(lost).isNotNull();
    assertThat(table.pollLost()).isNull();
    assertThat(table.all()).isEmpty();
  }

  private static final class Note extends WeakKey<Object> {
    Note(Object subject, ReferenceQueue<Object> queue) {
      super(subject, queue);
    }
  }
}
