package io.overdue.scenario;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * An application that closes its pool when it is undeployed, deployed fifty times, with the client
 * as a part of it or, told {@code shared}, of the container: prints how many of its class loaders
 * the collector could clear.
 */
public final class RedeployedFiftyTimes {

  private static final int DEPLOYMENTS = 50;
  private static final int PATIENCE = 600;

  private RedeployedFiftyTimes() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    Container container =
        arguments.length > 1
            ? new Container("io.overdue.scenario.")
            : new Container("io.overdue.scenario.", "redis.clients.", "org.apache.commons.pool2.");
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < DEPLOYMENTS; i++) {
      Container.Deployment running =
          container.deploy(Redeployed.FixedApplication.class, stage.redis());
      stage.pause(150);
      running.undeploy();
      loaders.add(running.loader());
    }
    for (int i = 0; i < PATIENCE && cleared(loaders) < DEPLOYMENTS; i++) {
      System.gc();
      stage.pause(200);
    }
    System.out.println("cleared " + cleared(loaders));
    stage.every(100, () -> {});
  }

  private static int cleared(List<WeakReference<ClassLoader>> loaders) {
    int cleared = 0;
    for (WeakReference<ClassLoader> loader : loaders) {
      cleared += loader.get() == null ? 1 : 0;
    }
    return cleared;
  }
}
