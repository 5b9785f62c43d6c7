package io.overdue.cli;

import java.io.File;

/** Which command was meant. */
public final class Commands {

  /** All is done. */
  static final int DONE = 0;

  /** The command line was wrong; standard error says how it should be. */
  static final int MISUSED = 1;

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
    if (arguments.length > 0 && arguments[0].equals("check")) {
      return check(jar, arguments);
    }
    return usage(jar);
  }

  private static int usage(File jar) {
    String name = jar.getName();
    System.err.println("usage: java -jar " + name + " attach PID [key=value,key=value]");
    System.err.println(
        "       java -jar " + name + " check redis://host:port [seconds=5] [rows=5000]");
    System.err.println("       java -javaagent:" + name + "[=key=value,...] -jar app.jar");
    return MISUSED;
  }

  private static int check(File jar, String[] arguments) {
    try {
      System.out.print(Check.run(CheckOrder.read(arguments, System.getenv())));
      return DONE;
    } catch (CheckOrder.Misused misused) {
      System.err.println(misused.getMessage());
      return usage(jar);
    } catch (Refused refused) {
      System.err.println(refused.getMessage());
      return REFUSED;
    }
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
