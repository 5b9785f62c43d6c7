package io.overdue.agent.record;

import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteName;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Every site seen, one for each line in each of its roles; bounded. */
final class Sites {

  private final Map<Role, Map<Maker, ConcurrentHashMap<StackTraceElement, Site>>> sites =
      new EnumMap<>(Role.class);
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private final int limit;

  Sites(int limit) {
    this.limit = limit;
    for (Role role : Role.values()) {
      Map<Maker, ConcurrentHashMap<StackTraceElement, Site>> ofRole = new EnumMap<>(Maker.class);
      for (Maker maker : Maker.values()) {
        ofRole.put(maker, new ConcurrentHashMap<StackTraceElement, Site>());
      }
      sites.put(role, ofRole);
    }
  }

  /** The site of {@code callsite}, or null when there are too many: the event is then dropped. */
  Site at(Callsite callsite, Role role, Maker maker) {
    ConcurrentHashMap<StackTraceElement, Site> known = sites.get(role).get(maker);
    Site site = known.get(callsite.frame());
    return site != null ? site : add(known, callsite, role, maker);
  }

  private Site add(
      ConcurrentHashMap<StackTraceElement, Site> known, Callsite callsite, Role role, Maker maker) {
    if (count.get() >= limit) {
      dropped.incrementAndGet();
      return null;
    }
    SiteName name =
        new SiteName(role, maker, callsite.frame(), callsite.isApplication(), callsite.through());
    Site added = new Site(count.incrementAndGet(), name);
    Site earlier = known.putIfAbsent(callsite.frame(), added);
    return earlier == null ? added : earlier;
  }

  /** Calls {@code visitor} with every site. */
  void forEach(Visitor visitor) {
    for (Map<Maker, ConcurrentHashMap<StackTraceElement, Site>> ofRole : sites.values()) {
      for (Map<StackTraceElement, Site> ofMaker : ofRole.values()) {
        Collection<Site> all = ofMaker.values();
        for (Site site : all) {
          visitor.visit(site);
        }
      }
    }
  }

  /** Number of events dropped because there were too many sites. */
  long dropped() {
    return dropped.get();
  }

  /** What {@link #forEach} calls. */
  interface Visitor {
    void visit(Site site);
  }
}
