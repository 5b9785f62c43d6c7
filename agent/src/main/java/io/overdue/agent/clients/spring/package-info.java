/** What is known of Spring Data Redis, by names only: it needs no hook of its own. */
package io.overdue.agent.clients.spring;
