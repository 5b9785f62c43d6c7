package io.overdue.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.overdue.scenario.Soak;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * Everything at once, for a long time: exactly the leaky lines are leaked, and the books agree with
 * the program. {@code -Doverdue.test.soak.minutes=20} for the whole of it.
 */
class SoakTest {

  private static final Pattern LINE = Pattern.compile("site (\\d+) took (\\d+) forgot (\\d+)");

  /** What a line forgets this often must be named; a short soak may end before that. */
  private static final int ENOUGH = 15;

  @Test
  void exactlyTheLeakyLinesAreLeaked() {
    try (Server server = Server.start();
        Program run = Program.of(Soak.class).against(server).start()) {
      Expect.sweeps(run, 60 * Integer.getInteger("overdue.test.soak.minutes", 1));
      assertThat(run.end()).isZero();
      Set<String> leaked = new TreeSet<>();
      run.report().alarms().forEach(finding -> leaked.add(finding.site()));
      assertThat(forgetful(run, 1)).as("no false alarm").containsAll(leaked);
      assertThat(leaked).as("no leak missed").containsAll(forgetful(run, ENOUGH));
      assertThat(run.report().alarms())
          .allMatch(finding -> finding.verdict().equals("leaked"))
          .allMatch(finding -> finding.status().equals("open"));
      assertBooksAgree(run);
      Expect.nothingHidden(run);
    }
  }

  /** The frames of lines that have forgotten {@code least} or more. */
  private static Set<String> forgetful(Program run, int least) {
    Set<String> frames = new TreeSet<>();
    Matcher line = LINE.matcher(run.out());
    while (line.find()) {
      if (Long.parseLong(line.group(3)) >= least) {
        String method = String.format("site%02d", Integer.parseInt(line.group(1)));
        frames.add(Source.frame(Soak.class, method, "// leak: " + method));
      }
    }
    return frames;
  }

  private static void assertBooksAgree(Program run) {
    long taken = 0;
    long forgotten = 0;
    Matcher line = LINE.matcher(run.out());
    while (line.find()) {
      taken += Long.parseLong(line.group(2));
      forgotten += Long.parseLong(line.group(3));
    }
    long opened = 0;
    long out = 0;
    for (var site : run.report().elements("sites").toList()) {
      if (site.path("role").asText().equals("borrow")) {
        opened += site.path("opened").asLong();
        out += site.path("out").asLong();
      }
    }
    assertThat(opened).isCloseTo(taken, Percentage.withPercentage(1));
    assertThat(out).isCloseTo(forgotten, within(Math.max(1, forgotten / 100)));
  }
}
