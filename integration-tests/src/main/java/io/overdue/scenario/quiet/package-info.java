/**
 * Programs that only look as if they leaked: each does one unusual thing with its connections, and
 * does it right.
 */
package io.overdue.scenario.quiet;
