/**
 * Immutable copies of the books, taken once a sweep. Everything downstream sees these and nothing
 * live.
 */
package io.overdue.agent.facts;
