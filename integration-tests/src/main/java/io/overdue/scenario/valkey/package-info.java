/** Programs over valkey-java: a leak with its remedy. */
package io.overdue.scenario.valkey;
