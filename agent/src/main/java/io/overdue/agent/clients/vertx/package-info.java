/** The Redis client of Vert.x: its connections, the leases of its pools, and its clients. */
package io.overdue.agent.clients.vertx;
