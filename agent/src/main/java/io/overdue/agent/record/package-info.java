/**
 * Step 3 of the story: the books, kept on the application's threads.
 *
 * <p>In: events from the desk. Out: {@link io.overdue.agent.facts.LedgerFacts}, an immutable copy,
 * at each sweep. Live state never leaves this package.
 */
package io.overdue.agent.record;
