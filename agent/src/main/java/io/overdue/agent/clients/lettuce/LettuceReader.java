package io.overdue.agent.clients.lettuce;

import io.overdue.agent.record.ClientReader;
import java.net.Socket;
import java.util.Collections;

/** What Lettuce's handles tell: a pooled handle is itself the connection. */
public final class LettuceReader implements ClientReader {

  private static final String PACKAGE = "io.lettuce.core.";

  @Override
  public Iterable<String> redisTypes() {
    return Collections.singleton(PACKAGE);
  }

  @Override
  public Object connectionOf(Object handle) {
    return handle.getClass().getName().startsWith(PACKAGE) ? handle : null;
  }

  @Override
  public Socket socketOf(Object handle) {
    return null; // channels are told by the books
  }

  @Override
  public String[] credentialsOf(Object connection) {
    return null;
  }

  @Override
  public boolean isInTransaction(Object handle) {
    return false;
  }

  @Override
  public String loginOf(Object factory) {
    return null;
  }
}
