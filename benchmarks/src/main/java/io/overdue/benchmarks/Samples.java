package io.overdue.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Figures of several rounds by what they are figures of. */
final class Samples {

  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  void add(String of, double figure) {
    if (!figures.containsKey(of)) {
      figures.put(of, new ArrayList<Double>());
    }
    figures.get(of).add(figure);
  }

  boolean has(String of) {
    return figures.containsKey(of);
  }

  double median(String of) {
    List<Double> sorted = new ArrayList<>(figures.get(of));
    Collections.sort(sorted);
    int upper = sorted.size() / 2;
    int lower = (sorted.size() - 1) / 2;
    return (sorted.get(lower) + sorted.get(upper)) / 2;
  }

  double most(String of) {
    return Collections.max(figures.get(of));
  }

  /** The median, with the least and the most. */
  String range(String of) {
    return text("%,.0f (%,.0f-%,.0f)", of);
  }

  /** The median in percent, with the least and the most. */
  String percent(String of) {
    return text("%.1f %% (%.1f-%.1f)", of);
  }

  /** The same of what may have grown or shrunk. */
  String change(String of) {
    return text("%+.1f %% (%+.1f to %+.1f)", of);
  }

  private String text(String format, String of) {
    return String.format(
        Locale.ROOT, format, median(of), Collections.min(figures.get(of)), most(of));
  }

  /** The median and the most. */
  String upTo(String of) {
    return String.format(Locale.ROOT, "%,.0f (%,.0f)", median(of), most(of));
  }
}
