/**
 * The jar as a command, in a process of its own: nothing here runs inside an application.
 *
 * <p>In: a command line. Out: an exit code, and words that say what to do next.
 */
package io.overdue.cli;
