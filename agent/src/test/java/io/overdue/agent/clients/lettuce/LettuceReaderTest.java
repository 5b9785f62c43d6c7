package io.overdue.agent.clients.lettuce;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.MadeUpConnection;
import io.overdue.agent.record.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is read of a connection of Lettuce: its login and its trust, wherever a version has them.
 */
class LettuceReaderTest {

  private final MadeUpConnection connection = new MadeUpConnection();

  @Test
  void passwordOfTheConnectionUpTo5() {
    connection.password = "secret".toCharArray();
    assertLogin(null, "secret");
  }

  @Test
  void userAndPasswordOfItsState() {
    connection.state = login("app", "secret");
    assertLogin("app", "secret");
  }

  @Test
  void loginOfAClustersState() {
    connection.connectionState = login(null, "secret");
    assertLogin(null, "secret");
  }

  @Test
  void providerOfOneLoginForEver() {
    connection.state = new MadeUpConnection.State();
    connection.state.credentialsProvider = new MadeUpConnection.Unchanging(login("app", "secret"));
    assertLogin("app", "secret");
  }

  @Test
  void providerOfTheApplicationIsNotRun() {
    connection.state = new MadeUpConnection.State();
    connection.state.credentialsProvider = new OwnProvider();
    assertThat(read().isHidden()).isTrue();
    assertThat(read().password()).isNull();
  }

  @Test
  void noLoginIsOne() {
    assertThat(read().isNone()).isTrue();
    connection.state = new MadeUpConnection.State();
    connection.state.credentialsProvider = new MadeUpConnection.Unchanging(login(null, null));
    assertThat(read().isNone()).isTrue();
  }

  @Test
  void trustOfOptionsWithoutStoresIsThatOfTheJvm() throws Exception {
    assertThat(read().trust().call()).isNotNull();
  }

  @Test
  @Timeout(60)
  void trustGoesWithTheClient() throws Exception {
    Credentials kept = read();
    connection.clientOptions = null;
    while (kept.trust() != null) {
      System.gc();
      Thread.sleep(10);
    }
  }

  @Test
  void objectOfAnotherLibraryIsNone() {
    assertThat(new LettuceReader().credentialsOf("a text")).isNull();
  }

  private static MadeUpConnection.State login(String user, String password) {
    MadeUpConnection.State login = new MadeUpConnection.State();
    login.username = user;
    login.password = password == null ? null : password.toCharArray();
    return login;
  }

  private void assertLogin(String user, String password) {
    assertThat(read().user()).isEqualTo(user);
    assertThat(read().password()).isEqualTo(password);
    assertThat(read().isHidden()).isFalse();
  }

  private Credentials read() {
    return new LettuceReader().credentialsOf(connection);
  }

  /** Code of an application. */
  private static final class OwnProvider {
    @SuppressWarnings("unused") // must not be found
    private final MadeUpConnection.State credentials = login("app", "secret");
  }
}
