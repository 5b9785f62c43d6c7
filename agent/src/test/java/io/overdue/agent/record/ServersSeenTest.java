package io.overdue.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is remembered of a server's logins, when connections tell them late or differently. */
class ServersSeenTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Credentials LOGIN = Credentials.of("app", "secret");

  private final Map<Object, Credentials> logins = new IdentityHashMap<>();
  private final ServersSeen seen = new ServersSeen(new Handles(List.of(new ToldLogins())));

  @Test
  void loginThatIsSetAfterTheConnectionWasOpenedIsFound() {
    Object connection = connection(Credentials.NONE);
    note(connection, 0);
    assertThat(login(SECOND).isNone()).isTrue();
    logins.put(connection, LOGIN);
    assertThat(login(SECOND)).isSameAs(LOGIN);
  }

  @Test
  void laterConnectionWithALoginReplacesNoneAtOnce() {
    Object early = connection(Credentials.NONE);
    Object later = connection(LOGIN);
    note(early, 0);
    note(later, 1);
    assertThat(login(2)).isSameAs(LOGIN);
  }

  @Test
  void laterConnectionWithoutALoginReplacesNothingYet() {
    Object first = connection(LOGIN);
    Object later = connection(Credentials.NONE);
    note(first, 0);
    note(later, 1);
    assertThat(login(2)).isSameAs(LOGIN);
    note(later, 11 * SECOND);
    assertThat(login(11 * SECOND).isNone()).isTrue();
  }

  @Test
  void serverIsForgottenAfterTenMinutes() {
    Object connection = connection(LOGIN);
    note(connection, 0);
    assertThat(seen.now(600 * SECOND)).hasSize(1);
    assertThat(seen.now(601 * SECOND)).isEmpty();
  }

  private Object connection(Credentials login) {
    Object connection = new Object();
    logins.put(connection, login);
    return connection;
  }

  private void note(Object connection, long now) {
    seen.note(
        new OpenConnection(
            new Object(), "redis-a:6379", "10.0.0.1:50000", false, now, new ReferenceQueue<>()),
        connection,
        now);
  }

  private Credentials login(long now) {
    return seen.now(now).iterator().next().credentials();
  }

  /** Tells of each connection what the test has set. */
  private final class ToldLogins implements ClientReader {

    @Override
    public Iterable<String> redisTypes() {
      return Collections.emptyList();
    }

    @Override
    public Credentials credentialsOf(Object connection) {
      return logins.get(connection);
    }
  }
}
