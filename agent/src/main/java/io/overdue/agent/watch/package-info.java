/**
 * Step 4 of the story: the one rhythm.
 *
 * <p>In: the interval. Out: a sweep at each, on the one thread that the agent owns: copy the books,
 * ask the detectors, tell the outlets.
 */
package io.overdue.agent.watch;
