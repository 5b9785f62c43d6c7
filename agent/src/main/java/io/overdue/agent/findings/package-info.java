/**
 * What the story ends with: named problems, opened once, kept up to date, retracted in public.
 *
 * <p>In: findings of this sweep. Out: what was opened, what changed, what is cleared.
 */
package io.overdue.agent.findings;
