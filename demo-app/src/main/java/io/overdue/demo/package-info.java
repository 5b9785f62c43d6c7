/**
 * A small service over Jedis with well-known leaks behind switches, each beside a healthy twin.
 *
 * <p>{@link io.overdue.demo.DemoService} is the service, as one might meet it; {@link
 * io.overdue.demo.Demo} starts it under the agent and shows what the agent says.
 */
package io.overdue.demo;
