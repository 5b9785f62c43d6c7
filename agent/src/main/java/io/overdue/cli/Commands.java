package io.overdue.cli;

import java.io.File;

/** Which command was meant. */
public final class Commands {

  /** All is done. */
  static final int DONE = 0;

  /** Nothing was done; standard error says why and what to do. */
  static final int REFUSED = 2;

  private Commands() {}

  /**
   * Runs a command.
   *
   * @param jar the agent's jar
   * @return the exit code
   */
  public static int run(File jar, String[] arguments) {
    if ((arguments.length == 2 || arguments.length == 3) && arguments[0].equals("attach")) {
      return attach(jar, arguments[1], arguments.length == 3 ? arguments[2] : "");
    }
    System.err.println("usage: java -jar " + jar.getName() + " attach PID [key=value,key=value]");
    System.err.println("       java -javaagent:" + jar.getName() + "[=key=value,...] -jar app.jar");
    return REFUSED;
  }

  private static int attach(File jar, String pid, String options) {
    try {
      System.out.println(Attachment.attach(jar, pid, options));
      return DONE;
    } catch (Refused refused) {
      System.err.println(refused.getMessage());
      return REFUSED;
    }
  }
}
