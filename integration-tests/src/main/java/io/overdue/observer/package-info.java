/** A further agent of a test: it sees what other agents make of classes. */
package io.overdue.observer;
