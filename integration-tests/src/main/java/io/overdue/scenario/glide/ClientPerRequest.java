package io.overdue.scenario.glide;

import glide.api.GlideClient;
import glide.api.models.configuration.AdvancedGlideClientConfiguration;
import glide.api.models.configuration.GlideClientConfiguration;
import glide.api.models.configuration.NodeAddress;
import io.overdue.scenario.Stage;
import java.net.URI;

/** A client for each request, never closed; fixed, one that is shared and a job with its own. */
public final class ClientPerRequest {

  private static final int PATIENCE_MILLIS = 60_000;

  private final GlideClientConfiguration configuration;
  private GlideClient shared;
  private int requests;

  private ClientPerRequest(URI redis) {
    this.configuration = configuration(redis);
  }

  /** With patience for busy machines: what is usual here is a quarter of a second. */
  static GlideClientConfiguration configuration(URI redis) {
    return GlideClientConfiguration.builder()
        .address(NodeAddress.builder().host(redis.getHost()).port(redis.getPort()).build())
        .requestTimeout(PATIENCE_MILLIS)
        .advancedConfiguration(
            AdvancedGlideClientConfiguration.builder().connectionTimeout(PATIENCE_MILLIS).build())
        .build();
  }

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    ClientPerRequest program = new ClientPerRequest(stage.redis());
    stage.play(300, program::request, program::requestFixed);
    System.exit(0); // the clients' threads are still at work
  }

  private void request() throws Exception {
    GlideClient client = GlideClient.createClient(configuration).get(); // leak: client-per-request
    client.set("a", "b").get();
  }

  private void requestFixed() throws Exception {
    if (shared == null) {
      shared = GlideClient.createClient(configuration).get();
    }
    shared.set("a", "b").get();
    if (++requests % 20 == 0) {
      try (GlideClient job = GlideClient.createClient(configuration).get()) {
        job.set("a", "b").get();
      }
    }
  }
}
