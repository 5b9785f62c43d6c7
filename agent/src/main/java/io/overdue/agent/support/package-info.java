/** Ticks, weak tables and the agent's own log: what every other package may lean on. */
package io.overdue.agent.support;
