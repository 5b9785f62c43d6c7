package io.overdue.agent.findings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One reason why a server may be full, with what speaks for it and against it. */
public final class Cause {

  private final CauseKind kind;
  private final int score;
  private final List<String> supports;
  private final List<String> opposes;
  private final List<String> relief;

  private Cause(Builder builder) {
    this.kind = builder.kind;
    this.score = builder.score;
    this.supports = Collections.unmodifiableList(new ArrayList<>(builder.supports));
    this.opposes = Collections.unmodifiableList(new ArrayList<>(builder.opposes));
    this.relief = Collections.unmodifiableList(new ArrayList<>(builder.relief));
  }

  /**
   * Begins a cause.
   *
   * @param share how much of the trouble it explains, 0 to 1
   */
  public static Builder of(CauseKind kind, double share) {
    return new Builder(kind, (int) Math.round(100 * Math.max(0, Math.min(1, share))));
  }

  public CauseKind kind() {
    return kind;
  }

  /** How much of the trouble it explains, in percent. */
  public int score() {
    return score;
  }

  /** Sentences with figures that speak for it. */
  public List<String> supports() {
    return supports;
  }

  /** Sentences with figures that speak against it. */
  public List<String> opposes() {
    return opposes;
  }

  /** Commands to copy, with a remark behind {@code #}, and remarks of a whole line. */
  public List<String> relief() {
    return relief;
  }

  /** Collects the parts of a cause. */
  public static final class Builder {

    private final CauseKind kind;
    private final int score;
    private final List<String> supports = new ArrayList<>();
    private final List<String> opposes = new ArrayList<>();
    private final List<String> relief = new ArrayList<>();

    private Builder(CauseKind kind, int score) {
      this.kind = kind;
      this.score = score;
    }

    public Builder supports(String sentence) {
      supports.add(sentence);
      return this;
    }

    public Builder opposes(String sentence) {
      opposes.add(sentence);
      return this;
    }

    public Builder relief(List<String> lines) {
      relief.addAll(lines);
      return this;
    }

    public Cause build() {
      return new Cause(this);
    }
  }
}
