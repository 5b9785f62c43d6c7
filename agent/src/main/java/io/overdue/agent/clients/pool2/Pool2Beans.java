package io.overdue.agent.clients.pool2;

import io.overdue.agent.record.PoolArchive;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** The pools of commons-pool2 that show themselves as MBeans, which they do unless told not to. */
public final class Pool2Beans implements PoolArchive {

  private static final String POOLS = "org.apache.commons.pool2:type=GenericObjectPool,*";
  private static final int MOST = 1_000;

  @Override
  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    try {
      MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
      for (ObjectName name : beans.queryNames(new ObjectName(POOLS), null)) {
        Entry entry = entries.size() < MOST ? entry(beans, name) : null;
        if (entry != null) {
          entries.add(entry);
        }
      }
    } catch (JMException | RuntimeException | LinkageError notShown) {
      // what was read so far will do
    }
    return entries;
  }

  /** Null when the pool has just been closed. */
  private static Entry entry(MBeanServer beans, ObjectName name) {
    try {
      return new Entry(
          name.toString(),
          beans.getObjectInstance(name).getClassName(),
          String.valueOf(beans.getAttribute(name, "FactoryType")),
          (String) beans.getAttribute(name, "CreationStackTrace"),
          (Integer) beans.getAttribute(name, "NumActive"),
          (Integer) beans.getAttribute(name, "NumIdle"),
          (Integer) beans.getAttribute(name, "MaxTotal"),
          (Integer) beans.getAttribute(name, "NumWaiters"),
          lentSince(beans, name));
    } catch (JMException | RuntimeException gone) {
      return null;
    }
  }

  private static List<Long> lentSince(MBeanServer beans, ObjectName name) throws JMException {
    Object all = beans.invoke(name, "listAllObjects", new Object[0], new String[0]);
    if (!(all instanceof CompositeData[])) {
      return Collections.emptyList();
    }
    List<Long> since = new ArrayList<>();
    for (CompositeData each : (CompositeData[]) all) {
      long borrowed = (Long) each.get("lastBorrowTime");
      long returned = (Long) each.get("lastReturnTime");
      boolean neverBack = returned == (Long) each.get("createTime");
      // What is lent as soon as it is made may have one moment for it all.
      if (borrowed > returned || neverBack && (Long) each.get("borrowedCount") > 0) {
        since.add(borrowed);
      }
    }
    return since;
  }
}
