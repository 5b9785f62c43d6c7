/** Programs over the Redis client of Vert.x: a life, a leak with its remedy, and healthy ones. */
package io.overdue.scenario.vertx;
