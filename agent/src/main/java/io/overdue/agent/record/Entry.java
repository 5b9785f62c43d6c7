package io.overdue.agent.record;

/** How work gets into an application: known by the frames of frameworks that call it. */
final class Entry {

  /** Class name prefix, method (or null for any), and what it means; the first that fits wins. */
  private static final String[][] ENTRIES = {
    {"jakarta.servlet.http.HttpServlet", "service", "an HTTP request"},
    {"javax.servlet.http.HttpServlet", "service", "an HTTP request"},
    {"org.springframework.web.servlet.", null, "an HTTP request"},
    {"org.springframework.web.reactive.", null, "an HTTP request"},
    {"org.glassfish.jersey.server.", null, "an HTTP request"},
    {"org.jboss.resteasy.", null, "an HTTP request"},
    {"org.apache.cxf.", null, "an HTTP request"},
    {"io.quarkus.resteasy.", null, "an HTTP request"},
    {"com.sun.net.httpserver.", null, "an HTTP request"},
    {"sun.net.httpserver.", null, "an HTTP request"},
    {"io.undertow.server.", null, "an HTTP request"},
    {"org.eclipse.jetty.server.", null, "an HTTP request"},
    {"io.grpc.", null, "a gRPC call"},
    {"org.springframework.kafka.listener.", null, "a Kafka message"},
    {"org.apache.kafka.streams.", null, "a Kafka message"},
    {"org.springframework.amqp.rabbit.listener.", null, "an AMQP message"},
    {"com.rabbitmq.client.impl.", null, "an AMQP message"},
    {"org.springframework.jms.listener.", null, "a JMS message"},
    {"org.quartz.core.JobRunShell", "run", "a scheduled task"},
    {"org.springframework.scheduling.", null, "a scheduled task"},
    {
      "java.util.concurrent.ScheduledThreadPoolExecutor$ScheduledFutureTask",
      "run",
      "a scheduled task"
    },
    {"java.util.TimerThread", null, "a scheduled task"},
    {"io.netty.channel.AbstractChannelHandlerContext", "invokeChannelRead", "a network event"},
    {"java.util.concurrent.ThreadPoolExecutor", "runWorker", "a task of a thread pool"},
    {"java.util.concurrent.ForkJoinWorkerThread", "run", "a task of a thread pool"},
    {"java.lang.VirtualThread", "run", "a virtual thread"},
  };

  private Entry() {}

  /**
   * What the work is that a thread does.
   *
   * @param stack innermost frame first
   * @return null when no frame tells
   */
  static String of(StackTraceElement[] stack) {
    int best = ENTRIES.length;
    for (StackTraceElement frame : stack) {
      for (int i = 0; i < best; i++) {
        if (matches(ENTRIES[i], frame)) {
          best = i;
        }
      }
    }
    if (best < ENTRIES.length) {
      return ENTRIES[best][2];
    }
    boolean main = stack.length > 0 && stack[stack.length - 1].getMethodName().equals("main");
    return main ? "the main method" : null;
  }

  private static boolean matches(String[] entry, StackTraceElement frame) {
    return frame.getClassName().startsWith(entry[0])
        && (entry[1] == null || entry[1].equals(frame.getMethodName()));
  }
}
