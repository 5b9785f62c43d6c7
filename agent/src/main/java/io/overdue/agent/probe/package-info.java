/**
 * The other half of the truth: what the servers say.
 *
 * <p>In: the nodes that the application is connected to, each with a way to open one connection
 * more. Out: facts about each node, renewed on the probe's own thread. Nothing is ever written to a
 * server but the name of the probe's own connection.
 */
package io.overdue.agent.probe;
