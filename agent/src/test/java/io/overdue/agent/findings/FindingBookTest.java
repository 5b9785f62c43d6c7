package io.overdue.agent.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteName;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingBookTest {

  private final FindingBook book = new FindingBook();

  @Test
  void findingIsOpenedOnceAndClearedInPublic() {
    List<Change> first = book.update(List.of(leak(10)), 1000);
    List<Change> second = book.update(List.of(leak(10)), 2000);
    List<Change> third = book.update(List.of(), 3000);
    assertThat(first).hasSize(1).allMatch(Change::isOpened);
    assertThat(second).isEmpty();
    assertThat(third).hasSize(1).allMatch(Change::isCleared);
    Entry cleared = book.entries().get(0);
    assertThat(cleared.isOpen()).isFalse();
    assertThat(cleared.verdict()).isEqualTo(Verdict.RETURNED_LATE);
    assertThat(cleared.firstSeen()).isEqualTo(1000);
    assertThat(cleared.lastSeen()).isEqualTo(2000);
  }

  @Test
  void findingThatBecomesALeakIsToldAgain() {
    Finding overdue = Finding.of(Kind.UNRETURNED, site(10)).verdict(Verdict.OVERDUE).build();
    book.update(List.of(overdue), 1000);
    assertThat(book.update(List.of(leak(10)), 2000)).hasSize(1).allMatch(Change::isRaised);
  }

  @Test
  void fingerprintIsTheSameAfterTheLineHasMoved() {
    assertThat(leak(10).fingerprint()).isEqualTo(leak(99).fingerprint());
  }

  @Test
  void twoLinesOfOneMethodAreTwoFindings() {
    book.update(List.of(leak(10), leak(20)), 1000);
    assertThat(book.entries()).extracting(Entry::id).doesNotHaveDuplicates().hasSize(2);
    assertThat(book.entries()).extracting(Entry::id).contains(leak(10).fingerprint());
  }

  @Test
  void findingAboutAServerIsOneForEachServer() {
    Finding a = Finding.of(Kind.SERVER_NEAR_LIMIT, "redis-a:6379").build();
    Finding b = Finding.of(Kind.SERVER_NEAR_LIMIT, "redis-b:6379").build();
    assertThat(book.update(List.of(a, b), 1000)).hasSize(2);
    assertThat(book.entries()).extracting(Entry::id).doesNotHaveDuplicates();
    assertThat(book.update(List.of(b), 2000)).hasSize(1).allMatch(Change::isCleared);
    assertThat(a.site()).isNull();
    assertThat(a.server()).isEqualTo("redis-a:6379");
  }

  private static Finding leak(int line) {
    return Finding.of(Kind.UNRETURNED, site(line)).verdict(Verdict.LEAKED).count(line).build();
  }

  private static SiteName site(int line) {
    return new SiteName(
        Role.BORROW,
        Maker.APPLICATION,
        new StackTraceElement("com.acme.Cache", "load", "Cache.java", line),
        List.of(),
        true,
        null);
  }
}
