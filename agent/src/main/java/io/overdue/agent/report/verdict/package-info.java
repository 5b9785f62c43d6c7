/** An outlet: what is leaked, for whoever runs tests. */
package io.overdue.agent.report.verdict;
