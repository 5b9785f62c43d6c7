package io.overdue.benchmarks;

/** One comparison: what stands under one heading of the page. */
interface Part {

  /** What {@code overdue.benchmark} calls it. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** The heading, with its {@code ##}. */
  String title();

  /** Measures anew; the text to stand under the heading. */
  String measure(Bench bench) throws Exception;
}
