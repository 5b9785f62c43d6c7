package io.overdue.cli;

import io.overdue.premain.InnerLoader;
import java.io.File;

/** The door of {@code java -jar overdue-agent.jar}: hands over to the hidden classes. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    File jar = new File(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Object exitCode =
        Class.forName("io.overdue.cli.Commands", true, new InnerLoader(jar))
            .getMethod("run", File.class, String[].class)
            .invoke(null, jar, arguments);
    System.exit((Integer) exitCode);
  }
}
