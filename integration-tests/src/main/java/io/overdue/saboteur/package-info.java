/** A second agent for one test: it makes the first one's clerk throw on every call. */
package io.overdue.saboteur;
