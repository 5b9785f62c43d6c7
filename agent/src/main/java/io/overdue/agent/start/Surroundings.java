package io.overdue.agent.start;

import io.overdue.agent.probe.Door;
import io.overdue.agent.probe.SpareMaker;
import io.overdue.agent.probe.Target;
import io.overdue.agent.probe.Targets;
import io.overdue.agent.record.Books;
import io.overdue.agent.record.Credentials;
import io.overdue.agent.record.Destination;
import io.overdue.agent.settings.ServerUri;
import io.overdue.agent.support.Addresses;
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
    boolean leftToAdd = uri != null && !uri.isForAnyHost();
    for (Destination destination : books.destinations()) {
      leftToAdd = leftToAdd && !isOfUri(destination);
      targets.add(new Target(destination.address(), door(destination), destination.ends()));
    }
    if (leftToAdd) {
      targets.add(new Target(uri.address(), Door.to(uri), Collections.<String, Long>emptyMap()));
    }
    return targets;
  }

  private boolean isOfUri(Destination destination) {
    return Addresses.normal(uri.address()).equalsIgnoreCase(destination.address());
  }

  private Door door(Destination destination) {
    boolean byUri = uri != null && (uri.isForAnyHost() || isOfUri(destination));
    if (!byUri && destination.pool() != null) {
      return Door.through(
          destination.pool(),
          spares,
          destination.address(),
          destination.poolId(),
          String.valueOf(destination.login()));
    }
    int colon = destination.address().lastIndexOf(':');
    if (colon < 0) {
      return Door.locked("its connections are not TCP");
    }
    String host = destination.address().substring(0, colon);
    int port = Integer.parseInt(destination.address().substring(colon + 1));
    if (byUri) {
      return Door.to(uri.at(host, port));
    }
    return likeItsConnections(destination, ServerUri.of(host, port, destination.isEncrypted()));
  }

  private static Door likeItsConnections(Destination destination, ServerUri place) {
    Credentials known = destination.credentials();
    Credentials credentials = known == null ? Credentials.NONE : known;
    if (credentials.isHidden()) {
      return Door.locked("its login comes from the application's own code; set server.uri");
    }
    ServerUri asTheirs = place.as(credentials.user(), credentials.password());
    if (!place.isTls()) {
      return Door.to(asTheirs);
    }
    if (credentials.trust() == null) {
      return Door.locked("whom its encrypted connections trust cannot be told; set server.uri");
    }
    return credentials.trust().isGone()
        ? Door.locked("the client that was connected is gone, and with it whom it trusted")
        : Door.to(asTheirs, credentials.trust());
  }
}
