/**
 * Step 0 of the story: the composition root, which alone knows every part.
 *
 * <p>In: the call from the corridor. Out: a desk that is open, classes that are woven, a watch that
 * runs.
 */
package io.overdue.agent.start;
