package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a method may return in which no loan can be. */
class ContentsTest {

  static Stream<Object> withoutALoan() {
    return Stream.of(
        "a value",
        7,
        new byte[] {1},
        Optional.of("a value"),
        Optional.empty(),
        List.of("several", "values"),
        new String[] {"several", "values"},
        Map.entry("a key", "a value"),
        CompletableFuture.completedFuture("a value"),
        new CompletableFuture<Object>(),
        CompletableFuture.failedFuture(new IllegalStateException("of the library")));
  }

  @ParameterizedTest
  @MethodSource("withoutALoan")
  void valuesOfTheJdkHaveNone(Object returned) {
    assertThat(Contents.mayHaveALoan(returned)).isFalse();
  }

  @Test
  void nothingHasNone() {
    assertThat(Contents.mayHaveALoan(null)).isFalse();
  }

  @Test
  void whatIsNotTheJdksMayHaveOne() {
    assertThat(Contents.mayHaveALoan(this)).isTrue();
    assertThat(Contents.mayHaveALoan(List.of("a value", this))).isTrue();
  }

  @Test
  void listOfTheApplicationIsNotAskedEvenInsideOneOfTheJdk() {
    List<Object> asked =
        new AbstractList<Object>() {
          @Override
          public Object get(int index) {
            throw new AssertionError("asked");
          }

          @Override
          public int size() {
            throw new AssertionError("asked");
          }
        };
    assertThat(Contents.mayHaveALoan(Collections.unmodifiableList(asked))).isFalse();
  }
}
