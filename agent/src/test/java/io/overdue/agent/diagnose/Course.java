package io.overdue.agent.diagnose;

import io.overdue.agent.facts.Answer;
import io.overdue.agent.facts.ServerFacts;
import io.overdue.agent.facts.ServerSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up server whose number of clients runs a course, one sample a second. */
final class Course {

  static final String ADDRESS = "redis-a:6379";
  static final long SECOND = 1_000_000_000L;

  private final List<ServerSample> samples = new ArrayList<>();
  private final Random dice = new Random(7);
  private double used;
  private double received;
  private double rejected;
  private double noise;
  private String runId = "first";

  private Course(double used) {
    this.used = used;
    this.received = used;
  }

  static Course from(long used) {
    return new Course(used);
  }

  /** From now on what a sample sees is off by this standard deviation. */
  Course noise(double newNoise) {
    noise = newNoise;
    return this;
  }

  Course steady(int seconds) {
    return leak(0, seconds);
  }

  /** So many more a second, and none of them closed. */
  Course leak(double perSecond, int seconds) {
    return run(perSecond, 0, seconds);
  }

  /** So many made a second and as many closed. */
  Course churn(double perSecond, int seconds) {
    return run(0, perSecond, seconds);
  }

  private Course run(double growth, double churn, int seconds) {
    for (int i = 0; i < seconds; i++) {
      used += growth;
      received += Math.max(0, growth) + churn;
      sample();
    }
    return this;
  }

  /** The number of clients changes at once. */
  Course step(long clients) {
    used += clients;
    received += Math.max(0, clients);
    sample();
    return this;
  }

  /** So many are refused before the next sample. */
  Course refuse(int clients) {
    rejected += clients;
    sample();
    return this;
  }

  /** It approaches {@code level}, a tenth of the way a second. */
  Course levelOff(long level, int seconds) {
    for (int i = 0; i < seconds; i++) {
      double more = (level - used) / 10;
      used += more;
      received += Math.max(0, more);
      sample();
    }
    return this;
  }

  Course restart(long newUsed) {
    runId = "another";
    used = newUsed;
    received = newUsed;
    rejected = 0;
    sample();
    return this;
  }

  private void sample() {
    long seen = Math.max(0, Math.round(used + noise * dice.nextGaussian()));
    samples.add(
        new ServerSample(
            (samples.size() + 1) * SECOND, seen, (long) received, (long) rejected, runId));
  }

  long now() {
    return samples.size() * SECOND;
  }

  double exact() {
    return used;
  }

  /** Of a server that answers and has this limit. */
  ServerFacts.Builder ofLimit(long limit) {
    return ServerFacts.of(ADDRESS)
        .answer(Answer.OK)
        .product("redis")
        .version("7.0.15")
        .runId(runId)
        .connected(samples.get(samples.size() - 1).used() + 1)
        .own(1)
        .replicas(0)
        .clusterLinks(0)
        .limit(limit)
        .limitFrom("INFO")
        .timeoutSeconds(0)
        .tcpKeepaliveSeconds(300)
        .received((long) received)
        .rejected((long) rejected)
        .samples(samples);
  }
}
