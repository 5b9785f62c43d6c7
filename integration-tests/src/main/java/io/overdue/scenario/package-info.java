/**
 * Leaks and their healthy twins, each a small program that reads as the documentation of one
 * pattern.
 *
 * <p>A program goes on until its standard input ends. The line that a report must name carries a
 * comment {@code // leak: kind}; a program without such a line is healthy.
 */
package io.overdue.scenario;
