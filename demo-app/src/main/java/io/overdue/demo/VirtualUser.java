package io.overdue.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** Asks for one path again and again, with a pause to think. */
final class VirtualUser extends Thread {

  private final URL url;
  private final long pauseMillis;

  VirtualUser(String url, long pauseMillis) throws IOException {
    super("virtual user of " + url.substring(url.indexOf('/', 8)));
    this.url = new URL(url);
    this.pauseMillis = pauseMillis;
    setDaemon(true);
  }

  @Override
  public void run() {
    try {
      while (true) {
        ask();
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException leaving) {
      // the service stops
    }
  }

  private void ask() {
    try {
      HttpURLConnection connection = (HttpURLConnection) url.openConnection();
      connection.getResponseCode();
      connection.disconnect();
    } catch (IOException refused) {
      // the user comes back later
    }
  }
}
