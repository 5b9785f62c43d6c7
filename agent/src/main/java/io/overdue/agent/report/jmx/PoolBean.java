package io.overdue.agent.report.jmx;

import io.overdue.agent.facts.PoolFacts;

/** A pool as of the latest report. */
public final class PoolBean implements PoolMXBean {

  private volatile PoolFacts facts;

  PoolBean(PoolFacts facts) {
    this.facts = facts;
  }

  void take(PoolFacts latest) {
    facts = latest;
  }

  @Override
  public String getName() {
    return facts.name();
  }

  @Override
  public String getServer() {
    return facts.server();
  }

  @Override
  public int getActive() {
    return facts.counts().active();
  }

  @Override
  public int getIdle() {
    return facts.counts().idle();
  }

  @Override
  public int getMaxTotal() {
    return facts.counts().maxTotal();
  }

  @Override
  public int getWaiters() {
    return facts.counts().waiters();
  }

  @Override
  public long getRefused() {
    return facts.counts().refused();
  }

  @Override
  public int getBeforeOurTime() {
    return facts.counts().beforeOurTime();
  }

  @Override
  public String getCreatedAt() {
    return facts.createdAt() == null ? null : facts.createdAt().frame();
  }
}
