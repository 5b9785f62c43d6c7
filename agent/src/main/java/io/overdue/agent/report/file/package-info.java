/** An outlet: the report as JSON in a file that is always whole. */
package io.overdue.agent.report.file;
