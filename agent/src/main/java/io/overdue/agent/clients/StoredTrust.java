package io.overdue.agent.clients;

import io.overdue.agent.record.Trust;
import java.io.InputStream;
import java.net.URL;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * A trust that its client keeps as stores of keys, each at a URL and with a password, or as
 * factories; where it keeps neither, that of the JVM.
 */
public final class StoredTrust extends Trust {

  private final Fields fields;
  private final String trusted;
  private final String own;

  /**
   * @param trusted the field with the URL of the keys that are trusted; that with the password is
   *     called the same with {@code Password}
   * @param own likewise for the client's own keys
   */
  public StoredTrust(Object options, Fields fields, String trusted, String own) {
    super(options);
    this.fields = fields;
    this.trusted = trusted;
    this.own = own;
  }

  @Override
  protected SSLContext context(Object options) throws Exception {
    Object trustFactory = fields.read(options, "sslTrustManagerFactory");
    Object keyFactory = fields.read(options, "sslKeyManagerFactory");
    if (!isOfJdk(trustFactory) || !isOfJdk(keyFactory)) {
      return null;
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keyFactory == null ? keys(options) : ((KeyManagerFactory) keyFactory).getKeyManagers(),
        trustFactory == null
            ? trusts(options)
            : ((TrustManagerFactory) trustFactory).getTrustManagers(),
        null);
    return context;
  }

  /** Whether a factory of managers, or what it stands for, is the JDK's own; so is none at all. */
  public static boolean isOfJdk(Object factory) {
    if (factory instanceof TrustManagerFactory) {
      return isJdks(factory.getClass()) && isOfJdk(((TrustManagerFactory) factory).getProvider());
    }
    if (factory instanceof KeyManagerFactory) {
      return isJdks(factory.getClass()) && isOfJdk(((KeyManagerFactory) factory).getProvider());
    }
    return factory == null || isJdks(factory.getClass());
  }

  private static boolean isJdks(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getSystemClassLoader().getParent();
  }

  private KeyManager[] keys(Object options) throws Exception {
    KeyStore store = store(options, own);
    if (store == null) {
      return null;
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password(options, own));
    return factory.getKeyManagers();
  }

  private TrustManager[] trusts(Object options) throws Exception {
    KeyStore store = store(options, trusted);
    if (store == null) {
      return null;
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private KeyStore store(Object options, String field) throws Exception {
    URL place = (URL) fields.read(options, field);
    if (place == null) {
      return null;
    }
    Object type = fields.read(options, "sslKeystoreType");
    KeyStore store =
        KeyStore.getInstance(type == null ? KeyStore.getDefaultType() : type.toString());
    try (InputStream in = place.openStream()) {
      store.load(in, password(options, field));
    }
    return store;
  }

  private char[] password(Object options, String field) {
    Object password = fields.read(options, field + "Password");
    if (password instanceof char[]) {
      return ((char[]) password).length == 0 ? null : (char[]) password;
    }
    return password == null ? null : password.toString().toCharArray();
  }
}
