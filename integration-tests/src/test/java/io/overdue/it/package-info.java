/** The real jar in real JVMs against a real Redis. */
package io.overdue.it;
