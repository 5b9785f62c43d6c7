package io.overdue.scenario.glide;

import glide.api.GlideClient;
import glide.api.models.configuration.GlideClientConfiguration;
import io.overdue.scenario.Stage;

/** A client for each request, closed each time. */
public final class ClientPerRequestClosed {

  private ClientPerRequestClosed() {}

  public static void main(String[] arguments) throws Exception {
    Stage stage = Stage.open(arguments);
    GlideClientConfiguration configuration = ClientPerRequest.configuration(stage.redis());
    stage.every(50, () -> request(configuration));
    System.exit(0);
  }

  private static void request(GlideClientConfiguration configuration) throws Exception {
    GlideClient client = GlideClient.createClient(configuration).get(); // leak: client-per-request
    client.set("a", "b").get();
    client.close();
  }
}
