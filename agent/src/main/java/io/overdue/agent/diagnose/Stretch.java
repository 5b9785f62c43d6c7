package io.overdue.agent.diagnose;

import io.overdue.agent.facts.ServerSample;
import java.util.ArrayList;
import java.util.List;

/** Samples of one server in a row, during which it did not restart. */
final class Stretch {

  /** A jump of this share of all change is a step to another level, not growth. */
  private static final double STEP_SHARE = 0.5;

  private final List<ServerSample> samples;

  private Stretch(List<ServerSample> samples) {
    this.samples = samples;
  }

  /** Those since the server last began to count. */
  static Stretch sinceRestart(List<ServerSample> samples) {
    List<ServerSample> told = new ArrayList<>();
    for (ServerSample sample : samples) {
      if (sample.used() >= 0) {
        told.add(sample);
      }
    }
    int start = 0;
    for (int i = 1; i < told.size(); i++) {
      start = isAnew(told.get(i - 1), told.get(i)) ? i : start;
    }
    return new Stretch(told.subList(start, told.size()));
  }

  private static boolean isAnew(ServerSample before, ServerSample after) {
    return !before.runId().equals(after.runId())
        || after.received() < before.received()
        || after.rejected() < before.rejected();
  }

  /** Those since the number of clients last stepped to another level. */
  Stretch sinceStep() {
    Stretch rest = this;
    for (int step = rest.step(); step > 0; step = rest.step()) {
      rest = rest.from(step);
    }
    return rest;
  }

  /**
   * The sample that the largest step led to, when there is one.
   *
   * @return its index, or 0
   */
  int step() {
    int largest = 0;
    for (int i = 1; i < size(); i++) {
      largest = largest == 0 || Math.abs(jump(i)) > Math.abs(jump(largest)) ? i : largest;
    }
    boolean isStep =
        largest > 0
            && jump(largest) != 0
            && Math.abs(jump(largest)) >= STEP_SHARE * Math.abs(growth());
    return isStep ? largest : 0;
  }

  /** Clients more at sample {@code i} than at the one before. */
  long jump(int i) {
    return get(i).used() - get(i - 1).used();
  }

  Stretch from(int start) {
    return new Stretch(samples.subList(start, size()));
  }

  /** The first {@code most}. */
  Stretch earliest(int most) {
    return new Stretch(samples.subList(0, Math.min(most, size())));
  }

  /** The latest {@code most}. */
  Stretch latest(int most) {
    return from(Math.max(0, size() - most));
  }

  /** At most {@code most} of them, evenly spread, the latest among them. */
  Stretch thinned(int most) {
    int stride = (size() + most - 1) / Math.max(1, most);
    if (stride <= 1) {
      return this;
    }
    List<ServerSample> kept = new ArrayList<>();
    for (int i = (size() - 1) % stride; i < size(); i += stride) {
      kept.add(get(i));
    }
    return new Stretch(kept);
  }

  int size() {
    return samples.size();
  }

  ServerSample get(int i) {
    return samples.get(i);
  }

  ServerSample last() {
    return get(size() - 1);
  }

  /** From the first to the last. */
  double seconds() {
    return size() < 2 ? 0 : (last().nanos() - get(0).nanos()) / 1e9;
  }

  /** Clients more at the end than at the beginning. */
  long growth() {
    return size() < 2 ? 0 : last().used() - get(0).used();
  }

  /** The most clients at any time. */
  long peak() {
    long peak = 0;
    for (ServerSample sample : samples) {
      peak = Math.max(peak, sample.used());
    }
    return peak;
  }

  /** Connections made a second; negative when unknown. */
  double createdPerSecond() {
    return seconds() <= 0 || get(0).received() < 0
        ? -1
        : (last().received() - get(0).received()) / seconds();
  }

  /** Connections that ended a second; negative when unknown. */
  double closedPerSecond() {
    double created = createdPerSecond();
    return created < 0 ? -1 : Math.max(0, created - growth() / seconds());
  }
}
