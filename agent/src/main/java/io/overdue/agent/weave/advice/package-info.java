/**
 * What is inlined into client classes: one static call each, to the desk.
 *
 * <p>These classes are never run: Byte Buddy copies the bodies of their methods. They must contain
 * no lambda, no string concatenation and no branch, because the code lands in class files as old as
 * Java 6.
 */
package io.overdue.agent.weave.advice;
