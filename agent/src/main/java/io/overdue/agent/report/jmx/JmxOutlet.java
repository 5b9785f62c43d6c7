package io.overdue.agent.report.jmx;

import io.overdue.agent.facts.PoolFacts;
import io.overdue.agent.facts.SiteFacts;
import io.overdue.agent.report.Outlet;
import io.overdue.agent.report.Report;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The report as MBeans in {@code io.overdue}, registered with the first report: by then the
 * application has set up its own management and logging.
 */
public final class JmxOutlet implements Outlet {

  private final ReportBean.Acts acts;
  private final Map<Integer, SiteBean> sites = new HashMap<>();
  private final Map<Integer, PoolBean> pools = new HashMap<>();
  private ReportBean reportBean;

  public JmxOutlet(ReportBean.Acts acts) {
    this.acts = acts;
  }

  @Override
  public void publish(Report report) throws JMException {
    if (reportBean == null) {
      reportBean = new ReportBean(acts, report);
      server().registerMBean(reportBean, name("Report", null));
    }
    reportBean.take(report);
    for (SiteFacts site : report.ledger().sites()) {
      SiteBean known = sites.get(site.id());
      if (known == null) {
        known = new SiteBean(site);
        sites.put(site.id(), known);
        server().registerMBean(known, name("Site", site.id()));
      }
      known.take(site);
    }
    Set<Integer> alive = new HashSet<>();
    for (PoolFacts pool : report.ledger().pools()) {
      alive.add(pool.id());
      PoolBean known = pools.get(pool.id());
      if (known == null) {
        known = new PoolBean(pool);
        pools.put(pool.id(), known);
        server().registerMBean(known, name("Pool", pool.id()));
      }
      known.take(pool);
    }
    for (Iterator<Integer> i = pools.keySet().iterator(); i.hasNext(); ) {
      int id = i.next();
      if (!alive.contains(id)) {
        i.remove();
        unregister("Pool", id);
      }
    }
  }

  @Override
  public void close() {
    if (reportBean == null) {
      return;
    }
    for (int id : sites.keySet()) {
      unregister("Site", id);
    }
    for (int id : pools.keySet()) {
      unregister("Pool", id);
    }
    unregister("Report", null);
  }

  private static void unregister(String type, Integer id) {
    try {
      server().unregisterMBean(name(type, id));
    } catch (JMException goneAlready) {
      // Somebody else has unregistered it.
    }
  }

  private static ObjectName name(String type, Integer id) throws JMException {
    return new ObjectName("io.overdue:type=" + type + (id == null ? "" : ",id=" + id));
  }

  private static MBeanServer server() {
    return ManagementFactory.getPlatformMBeanServer();
  }
}
