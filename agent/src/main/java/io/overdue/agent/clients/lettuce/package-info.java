/** Lettuce 5.0 to 7.7. */
package io.overdue.agent.clients.lettuce;
