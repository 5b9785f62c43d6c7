package io.overdue.agent.report.jmx;

import io.overdue.agent.facts.SiteFacts;
import java.util.Locale;

/** A site as of the latest report. */
public final class SiteBean implements SiteMXBean {

  private volatile SiteFacts facts;

  SiteBean(SiteFacts facts) {
    this.facts = facts;
  }

  void take(SiteFacts latest) {
    facts = latest;
  }

  @Override
  public String getFrame() {
    return facts.name().frame();
  }

  @Override
  public String getRole() {
    return facts.role().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public long getOpened() {
    return facts.counts().opened();
  }

  @Override
  public long getReturned() {
    return facts.counts().returned();
  }

  @Override
  public long getOut() {
    return facts.counts().out();
  }

  @Override
  public long getRefused() {
    return facts.counts().refused();
  }

  @Override
  public long getHeldP50() {
    return facts.held().at(50);
  }

  @Override
  public long getHeldP99() {
    return facts.held().at(99);
  }

  @Override
  public long getHeldMax() {
    return facts.held().max();
  }

  @Override
  public long getWaitedP99() {
    return facts.waited().at(99);
  }
}
