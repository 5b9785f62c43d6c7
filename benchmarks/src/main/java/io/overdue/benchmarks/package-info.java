/**
 * What the agent costs, beside what the alternatives cost: every comparison in one run, forks
 * taking turns.
 */
package io.overdue.benchmarks;
