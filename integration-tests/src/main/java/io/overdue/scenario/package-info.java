/**
 * Leaks and their healthy twins, each a small program that reads as the documentation of one
 * pattern.
 *
 * <p>A program goes on until its standard input ends. The line that a report must name carries a
 * comment {@code // leak: kind}. With {@code fixed} as its second argument a program does the same
 * work without the leak, in methods called {@code ...Fixed}.
 */
package io.overdue.scenario;
