/** An outlet: the report as MBeans. */
package io.overdue.agent.report.jmx;
