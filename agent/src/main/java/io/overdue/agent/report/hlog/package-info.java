/** An outlet: the report as an HdrHistogram interval log. */
package io.overdue.agent.report.hlog;
