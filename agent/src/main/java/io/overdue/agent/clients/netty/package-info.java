/** Network channels of Netty, which several clients are built on. */
package io.overdue.agent.clients.netty;
