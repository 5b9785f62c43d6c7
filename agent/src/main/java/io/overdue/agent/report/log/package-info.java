/** An outlet: the report as log lines, in words or as JSON. */
package io.overdue.agent.report.log;
