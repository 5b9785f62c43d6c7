/**
 * The counter in the bootstrap class loader, where every application class can reach it.
 *
 * <p>In: calls from the code woven into client libraries. Out: the same calls, to the one {@link
 * io.overdue.desk.Clerk} on duty. JDK types only, at most five classes, because these are the only
 * classes of Overdue that the application's own loaders can see.
 */
package io.overdue.desk;
