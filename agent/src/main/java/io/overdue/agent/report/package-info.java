/**
 * The last step of the story: everything that is known, for everybody who asks.
 *
 * <p>In: one {@link io.overdue.agent.report.Report} a sweep. Out: one folder an outlet, each an
 * island.
 */
package io.overdue.agent.report;
