/**
 * Step 1 of the story: what the user asked for.
 *
 * <p>In: agent arguments, system properties, environment, a properties file. Out: {@link
 * io.overdue.agent.settings.Settings}. Bad input becomes one line and the default, never a fault.
 */
package io.overdue.agent.settings;
