/**
 * Step 7 of the story: what the servers' numbers and the JVM's books prove together.
 *
 * <p>In: a {@link io.overdue.agent.facts.Situation} and the findings of the books. Out: findings
 * about servers, the findings of the books with what the servers see of them, and for each server
 * why it fills. Pure as the detectors are: no clock, no I/O, no threads.
 */
package io.overdue.agent.diagnose;
