/**
 * Step 5 of the story: what the JVM's own books prove.
 *
 * <p>In: {@link io.overdue.agent.facts.LedgerFacts}, one after the other. Out: findings. Detectors
 * remember earlier facts but read no clock, do no I/O and start no thread.
 */
package io.overdue.agent.detect;
