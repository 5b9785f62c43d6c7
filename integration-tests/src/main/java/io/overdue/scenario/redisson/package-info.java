/** Programs over Redisson: a life for the books, leaks with their remedies, and a healthy one. */
package io.overdue.scenario.redisson;
