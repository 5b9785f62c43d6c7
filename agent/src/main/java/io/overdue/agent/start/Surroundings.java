package io.overdue.agent.start;

import io.overdue.agent.probe.Door;
import io.overdue.agent.probe.SpareMaker;
import io.overdue.agent.probe.Target;
import io.overdue.agent.probe.Targets;
import io.overdue.agent.record.Books;
import io.overdue.agent.record.Destination;
import io.overdue.agent.settings.ServerUri;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The servers that the books know of, each with the way in that the settings leave open. */
final class Surroundings implements Targets {

  private final Books books;
  private final SpareMaker spares;
  private final ServerUri uri;

  /**
   * @param uri where or as whom to ask; null for the application's own way
   */
  Surroundings(Books books, SpareMaker spares, ServerUri uri) {
    this.books = books;
    this.spares = spares;
    this.uri = uri;
  }

  @Override
  public List<Target> now() {
    List<Target> targets = new ArrayList<>();
    boolean uriIsOne = uri == null || uri.isForAnyHost();
    for (Destination destination : books.destinations()) {
      uriIsOne = uriIsOne || uri.address().equals(destination.address());
      targets.add(new Target(destination.address(), door(destination), destination.ends()));
    }
    if (!uriIsOne) {
      targets.add(new Target(uri.address(), Door.to(uri), Collections.<String>emptySet()));
    }
    return targets;
  }

  private Door door(Destination destination) {
    int colon = destination.address().lastIndexOf(':');
    String host = destination.address().substring(0, colon);
    int port = Integer.parseInt(destination.address().substring(colon + 1));
    if (uri != null && (uri.isForAnyHost() || uri.address().equals(destination.address()))) {
      return Door.to(uri.at(host, port));
    }
    if (destination.pool() != null) {
      return Door.through(
          destination.pool(), spares, destination.address(), "pool " + destination.poolId());
    }
    return destination.isEncrypted()
        ? Door.locked("its connections are encrypted and none is of a pool; set server.uri")
        : Door.to(ServerUri.of(host, port));
  }
}
