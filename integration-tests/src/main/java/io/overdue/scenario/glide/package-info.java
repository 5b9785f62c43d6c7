/** Programs over valkey-glide, whose connections lie outside of Java. */
package io.overdue.scenario.glide;
