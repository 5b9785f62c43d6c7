/**
 * What Overdue knows about client libraries, as names and never as types: one folder a library,
 * each an island.
 */
package io.overdue.agent.clients;
