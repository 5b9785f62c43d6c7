/**
 * For tests: a jar of its own, beside the agent's, that brings the agent in and asks its desk.
 *
 * <p>Visible to the tests, so it touches nothing of the agent but the desk, and that by name.
 */
package io.overdue.junit;
