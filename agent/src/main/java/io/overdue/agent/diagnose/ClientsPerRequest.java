package io.overdue.agent.diagnose;

import io.overdue.agent.findings.Cause;
import io.overdue.agent.findings.CauseKind;
import io.overdue.agent.findings.Finding;
import io.overdue.agent.findings.Words;

/**
 * Connections made for each operation and closed again.
 *
 * <p>Score: the share of what is used that is replaced within ten seconds at this rate.
 */
final class ClientsPerRequest implements Suspicion {

  private static final int LATEST = 20;
  private static final double LEAST_PER_SECOND = 1;
  private static final double LEAST_CLOSED = 0.8;
  private static final double SHORT_SECONDS = 10;
  private static final int MOST_NAMED = 3;

  @Override
  public Cause weigh(Case about) {
    Stretch stretch = about.known().latest(LATEST);
    double created = stretch.createdPerSecond();
    double closed = stretch.closedPerSecond();
    if (created < LEAST_PER_SECOND || closed < LEAST_CLOSED * created) {
      return null;
    }
    double used = Math.max(1, about.server().used());
    Cause.Builder cause =
        Cause.of(CauseKind.CLIENTS_PER_REQUEST, created * SHORT_SECONDS / used)
            .supports(
                ServerWords.rate(created)
                    + " connections are opened and "
                    + ServerWords.rate(closed)
                    + " closed: one lives for "
                    + Words.duration((long) (1e9 * used / created))
                    + " on average.");
    if (about.forecast().isKnown()) {
      cause.opposes(
          "They are not all closed: its clients grow by "
              + ServerWords.rate(about.forecast().slope())
              + ".");
    }
    lines(about, cause);
    return cause.relief(Relief.of(about.server()).clientsPerRequest()).build();
  }

  private static void lines(Case about, Cause.Builder cause) {
    int named = 0;
    for (Finding churn : about.churn()) {
      if (named++ < MOST_NAMED) {
        cause.supports(
            churn.site().frame() + " of this process makes them (" + churn.kind().slug() + ").");
      }
    }
    if (named == 0) {
      cause.opposes("No line of this process is known to do that: look at the other clients.");
    }
  }
}
