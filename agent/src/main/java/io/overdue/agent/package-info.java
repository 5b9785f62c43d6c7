/**
 * The agent, in the order in which its story is told:
 *
 * <ol start="0">
 *   <li>{@link io.overdue.agent.start}: every part is made and joined
 *   <li>{@link io.overdue.agent.settings}: what the user asked for
 *   <li>{@link io.overdue.agent.weave}: client classes are made to call the desk, at the points
 *       that {@link io.overdue.agent.clients} names
 *   <li>{@link io.overdue.agent.record}: the books are kept, on the application's threads
 *   <li>{@link io.overdue.agent.watch}: once a period the books are copied into {@link
 *       io.overdue.agent.facts}
 *   <li>{@link io.overdue.agent.probe}: the servers are asked, on a thread of its own
 *   <li>{@link io.overdue.agent.detect}: facts become findings
 *   <li>{@link io.overdue.agent.diagnose}: the servers' numbers are joined to them, and explained
 *   <li>{@link io.overdue.agent.findings}: findings are opened, kept up to date, cleared
 *   <li>{@link io.overdue.agent.report}: everybody is told
 * </ol>
 *
 * <p>{@code docs/architecture.md} has the picture.
 */
package io.overdue.agent;
