/**
 * Step 2 of the story: client classes are changed so that they call the desk.
 *
 * <p>In: the {@link io.overdue.agent.weave.Point points} that the client adapters name, and class
 * files as the JVM loads or retransforms them. Out: the same class files with advice inlined.
 */
package io.overdue.agent.weave;
