package io.overdue.agent.probe;

import io.overdue.agent.record.Books;

/** Breaks a rule on purpose: the probe looks into the books. */
final class BreakingProbe {

  Books books;
}
