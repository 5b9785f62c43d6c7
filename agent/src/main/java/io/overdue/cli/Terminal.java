package io.overdue.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Scanner;

/** Where a command prints: a person's terminal, or a file or pipe that gets plain lines. */
final class Terminal {

  private static final int USUAL_ROWS = 24;
  private static final int USUAL_COLUMNS = 100;

  private final PrintStream out;
  private final boolean personal;
  private final boolean coloured;

  /**
   * @param personal whether a person sees what is printed
   * @param environment asked for {@code NO_COLOR} and {@code TERM}
   */
  Terminal(PrintStream out, boolean personal, Map<String, String> environment) {
    this.out = out;
    this.personal = personal;
    this.coloured =
        personal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
  }

  /** That of this process. */
  static Terminal own() {
    return Own.TERMINAL;
  }

  PrintStream out() {
    return out;
  }

  void line(String text) {
    out.println(text);
  }

  boolean isPersonal() {
    return personal;
  }

  boolean isColoured() {
    return coloured;
  }

  String bold(String text) {
    return paint("1", text);
  }

  String red(String text) {
    return paint("1;31", text);
  }

  String yellow(String text) {
    return paint("33", text);
  }

  String green(String text) {
    return paint("32", text);
  }

  private String paint(String colour, String text) {
    return coloured ? "\033[" + colour + "m" + text + "\033[0m" : text;
  }

  /** Rows and columns. */
  int[] size() {
    try (Scanner told = new Scanner(stty("size"))) {
      int rows = told.nextInt();
      int columns = told.nextInt();
      return rows > 0 && columns > 0
          ? new int[] {rows, columns}
          : new int[] {USUAL_ROWS, USUAL_COLUMNS};
    } catch (RuntimeException notTold) {
      return new int[] {USUAL_ROWS, USUAL_COLUMNS};
    }
  }

  /**
   * Lets keys through as they are pressed, and shows an empty page, until it is closed.
   *
   * @return null where keys cannot be read one by one
   */
  Page open() {
    String before = stty("-g").trim();
    if (!personal || before.isEmpty()) {
      return null;
    }
    stty("-icanon -echo min 0 time 0");
    return new Page(before);
  }

  /** What {@code stty} prints; empty when there is no such thing here. */
  private static String stty(String arguments) {
    try {
      Process process =
          new ProcessBuilder(("stty " + arguments).split(" "))
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (Scanner printed = new Scanner(process.getInputStream()).useDelimiter("\\A")) {
        return printed.hasNext() ? printed.next() : "";
      }
    } catch (IOException none) {
      return "";
    }
  }

  /** A page that is drawn again and again in the same place. */
  final class Page implements AutoCloseable {

    private final String before;
    private final Thread exit = new Thread(this::restore, "overdue-terminal");

    private Page(String before) {
      this.before = before;
      Runtime.getRuntime().addShutdownHook(exit);
      out.print("\033[?1049h\033[?25l\033[H\033[J");
    }

    /** Replaces what is seen; what does not fit is cut off. */
    void show(Iterable<String> lines) {
      int[] size = size();
      StringBuilder page = new StringBuilder("\033[H");
      int rows = 0;
      for (String line : lines) {
        if (++rows < size[0]) {
          page.append(line).append("\033[K\r\n");
        }
      }
      out.print(page.append("\033[J"));
      out.flush();
    }

    /** Whether {@code key} was pressed since it was asked last. */
    boolean wasPressed(char key) {
      boolean pressed = false;
      try {
        while (System.in.available() > 0) {
          pressed |= System.in.read() == key;
        }
      } catch (IOException gone) {
        return true;
      }
      return pressed;
    }

    private void restore() {
      out.print("\033[?25h\033[?1049l");
      out.flush();
      stty(before);
    }

    @Override
    public void close() {
      restore();
      Runtime.getRuntime().removeShutdownHook(exit);
    }
  }

  /** Made when it is first asked for. */
  private static final class Own {
    static final Terminal TERMINAL = new Terminal(System.out, isPersonal(), System.getenv());

    /** Newer JVMs have a console for files and pipes too, so the system is asked. */
    private static boolean isPersonal() {
      try {
        return new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
      } catch (IOException noSuchProgram) {
        return System.console() != null;
      } catch (InterruptedException interrupted) {
        return false;
      }
    }
  }
}
