/**
 * Programs over Jedis on clusters and behind sentinels, one for each shape of its interface. In
 * each, some lines leak and others do the same as it should be done.
 */
package io.overdue.scenario.jedis;
