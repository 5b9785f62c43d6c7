/** Programs over Lettuce: a life for the books, leaks with their remedies, and healthy ones. */
package io.overdue.scenario.lettuce;
