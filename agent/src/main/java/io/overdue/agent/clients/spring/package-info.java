/**
 * What is known of Spring Data Redis, by names only. Its one hook is at what it binds to threads.
 */
package io.overdue.agent.clients.spring;
