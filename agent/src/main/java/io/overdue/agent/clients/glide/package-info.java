/** valkey-glide: its clients. What they own lies outside of Java and is not seen. */
package io.overdue.agent.clients.glide;
