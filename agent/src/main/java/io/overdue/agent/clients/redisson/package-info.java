/** Redisson: its channels, and the managers that own them. */
package io.overdue.agent.clients.redisson;
