package io.overdue.agent.record;

import io.overdue.agent.facts.Maker;
import io.overdue.agent.facts.Role;
import io.overdue.agent.facts.SiteName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Every site seen, one for each line in each of its roles; bounded. */
final class Sites {

  private final Map<Role, Map<Maker, ConcurrentHashMap<Object, Site>>> sites =
      new EnumMap<>(Role.class);

  /** Sites of frames that have lost their line, by role, maker, frame and what they call. */
  private final Map<Object, Site> byOldFrame = new ConcurrentHashMap<>();

  /**
   * Those whose line a class file told. The JVM's own frame of that line, when it comes, knows more
   * of its class than theirs does, and so is not equal to it.
   */
  private final Collection<Site> restored = new ConcurrentLinkedQueue<>();

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private final int limit;
  private final Watcher watcher;

  /**
   * @param watcher asked to watch the method of each new site that borrows
   */
  Sites(int limit, Watcher watcher) {
    this.limit = limit;
    this.watcher = watcher;
    for (Role role : Role.values()) {
      Map<Maker, ConcurrentHashMap<Object, Site>> ofRole = new EnumMap<>(Maker.class);
      for (Maker maker : Maker.values()) {
        ofRole.put(maker, new ConcurrentHashMap<Object, Site>());
      }
      sites.put(role, ofRole);
    }
  }

  /** The site of {@code callsite}, or null when there are too many: the event is then dropped. */
  Site at(Callsite callsite, Role role, Maker maker) {
    if (callsite.hasLostItsLine()) {
      Site site = ofOldFrame(callsite, role, maker);
      if (site != null) {
        return site;
      }
    }
    ConcurrentHashMap<Object, Site> known = sites.get(role).get(maker);
    Site site = known.get(callsite.key());
    if (site == null) {
      site = restored(callsite, role, maker);
      if (site != null) {
        known.put(callsite.key(), site);
      }
    }
    if (site == null) {
      site = add(known, callsite, role, maker);
      if (site != null && role == Role.BORROW && callsite.isApplication()) {
        watcher.watch(site.name().className(), site.name().methodName());
      }
    }
    StackTraceElement around = callsite.around();
    if (around != null && site != null && role == Role.BORROW) {
      watchAround(site, around);
    }
    String callee = callsite.isApplication() ? callsite.callee() : null;
    if (callee != null && site != null && role == Role.BORROW && site.addCallee(callee)) {
      StackTraceElement frame = callsite.frame();
      watcher.mark(frame.getClassName(), frame.getMethodName(), frame.getLineNumber(), callee);
    }
    return site;
  }

  private Site ofOldFrame(Callsite callsite, Role role, Maker maker) {
    // No Arrays.asList: comparing two loads a class of the JDK, which pins a virtual thread.
    Object key = new ArrayList<>(Arrays.asList(role, maker, callsite.frame(), callsite.through()));
    Site site = byOldFrame.get(key);
    if (site == null) {
      StackTraceElement frame = callsite.frame();
      StackTraceElement line =
          watcher.lineOf(frame.getClassName(), frame.getMethodName(), callsite.through());
      site = line == null ? null : inLine(line, callsite, role, maker);
      if (site != null) {
        byOldFrame.put(key, site);
      }
    }
    return site;
  }

  private Site inLine(StackTraceElement line, Callsite callsite, Role role, Maker maker) {
    ConcurrentHashMap<Object, Site> known = sites.get(role).get(maker);
    for (Site site : known.values()) {
      if (site.callsite().isInLineOf(line)) {
        return site;
      }
    }
    Site site = add(known, callsite.at(line), role, maker);
    if (site != null) {
      restored.add(site);
    }
    return site;
  }

  private Site restored(Callsite callsite, Role role, Maker maker) {
    if (callsite.via().isEmpty()) {
      for (Site site : restored) {
        if (site.name().role() == role
            && site.name().maker() == maker
            && site.callsite().isInLineOf(callsite.frame())) {
          return site;
        }
      }
    }
    return null;
  }

  /** As {@link #at}, where something comes later: how the method is left says nothing about it. */
  Site ofPromise(Callsite callsite, Role role) {
    ConcurrentHashMap<Object, Site> known = sites.get(role).get(Maker.APPLICATION);
    Site site = known.get(callsite.key());
    if (site == null) {
      site = add(known, callsite, role, Maker.APPLICATION);
      if (site != null) {
        site.comesLater();
      }
    }
    return site;
  }

  private void watchAround(Site site, StackTraceElement around) {
    if (site.addAround(Callsite.methodOf(around))) {
      watcher.watch(around.getClassName(), around.getMethodName());
    }
  }

  /** Asks again for a busy site's methods to be watched, which may have been given up. */
  void watchOn(Site site) {
    if (site.name().role() == Role.BORROW && site.name().isApplication() && !site.isLater()) {
      watcher.watch(site.name().className(), site.name().methodName());
      for (StackTraceElement helper : site.callsite().via()) {
        watcher.watch(helper.getClassName(), helper.getMethodName());
      }
    }
  }

  private Site add(
      ConcurrentHashMap<Object, Site> known, Callsite callsite, Role role, Maker maker) {
    if (count.get() >= limit) {
      dropped.incrementAndGet();
      return null;
    }
    SiteName name = callsite.name(role, maker);
    Site added =
        new Site(
            count.incrementAndGet(), name, callsite, Entry.of(new Throwable().getStackTrace()));
    Site earlier = known.putIfAbsent(callsite.key(), added);
    return earlier == null ? added : earlier;
  }

  /** Calls {@code visitor} once with every site; a restored one stands under two frames. */
  void forEach(Visitor visitor) {
    Set<Site> visited = Collections.newSetFromMap(new IdentityHashMap<Site, Boolean>());
    for (Map<Maker, ConcurrentHashMap<Object, Site>> ofRole : sites.values()) {
      for (Map<Object, Site> ofMaker : ofRole.values()) {
        Collection<Site> all = ofMaker.values();
        for (Site site : all) {
          if (visited.add(site)) {
            visitor.visit(site);
          }
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
