package io.overdue.agent.clients.glide;

import io.overdue.agent.weave.Point;
import io.overdue.agent.weave.advice.ClientClosedAdvice;
import io.overdue.agent.weave.advice.ClientPromisedAdvice;
import io.overdue.agent.weave.advice.PromisedClientMadeAdvice;
import java.util.Arrays;
import java.util.List;

/**
 * valkey-glide 2: clients. A client is constructed once it is connected, on a thread of the
 * library; who wanted it is known when it begins to connect.
 */
public final class GlidePoints {

  private static final String CLIENT = "glide.api.BaseClient";

  private GlidePoints() {}

  public static List<Point> points() {
    return Arrays.asList(
        Point.method(
            "glide.managers.ConnectionManager",
            "connectToValkey",
            ClientPromisedAdvice.class,
            "(Lglide/api/models/configuration/BaseClientConfiguration;)"
                + "Ljava/util/concurrent/CompletableFuture;"),
        Point.constructors(CLIENT, PromisedClientMadeAdvice.class).reading("connectionManager"),
        Point.method(CLIENT, "close", ClientClosedAdvice.class, "()V"));
  }
}
