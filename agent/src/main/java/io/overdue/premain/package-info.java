/**
 * The corridor: from the JVM's entry points to the inner loader, holding nothing on the way.
 *
 * <p>In: {@code -javaagent} or attach. Out: one call, by name, to {@code
 * io.overdue.agent.start.Agent}. Lives in the system loader, so it must stay without state, logging
 * and anything that would initialise parts of the JDK before the application does.
 */
package io.overdue.premain;
