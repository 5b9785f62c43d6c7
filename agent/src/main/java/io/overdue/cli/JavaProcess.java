package io.overdue.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process, as the system shows it from outside. Nothing is sent to it.
 *
 * <p>Linux tells all of this in {@code /proc}; elsewhere little is known, and {@link #isTold} says
 * so.
 */
final class JavaProcess {

  private static final int QUIT = 3;
  private static final Path PROC = Paths.get("/proc");
  private static final Pattern STATUS = Pattern.compile("(?m)^(\\w+):\\s*(.*)$");
  private static final String[] OPTION_VARIABLES = {
    "JDK_JAVA_OPTIONS=", "JAVA_TOOL_OPTIONS=", "_JAVA_OPTIONS="
  };

  private final long pid;
  private final Path folder;

  private JavaProcess(long pid) {
    this.pid = pid;
    this.folder = PROC.resolve(String.valueOf(pid));
  }

  static JavaProcess of(long pid) {
    return new JavaProcess(pid);
  }

  /** Those that look like a JVM, whoever they belong to. */
  static List<JavaProcess> all() {
    TreeSet<Long> pids = new TreeSet<>();
    for (String name : names(PROC)) {
      if (name.matches("\\d+")) {
        pids.add(Long.parseLong(name));
      }
    }
    List<JavaProcess> all = new ArrayList<>();
    for (long pid : pids) {
      JavaProcess process = of(pid);
      if (process.looksLikeAJvm()) {
        all.add(process);
      }
    }
    return all;
  }

  /** Whether the system tells of processes in files at all. */
  static boolean isTold() {
    return Files.isDirectory(PROC.resolve("self"));
  }

  long pid() {
    return pid;
  }

  /** Whether it is the one that runs this. */
  boolean isThisOne() {
    try {
      return PROC.resolve("self").toRealPath().getFileName().toString().equals("" + pid);
    } catch (IOException notTold) {
      return false;
    }
  }

  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** The user's name, or number where it has none; null when it is not told. */
  String owner() {
    return owner(folder);
  }

  /** Whether the system lets us deal with it. */
  boolean isWithinReach() {
    String owner = owner();
    return owner == null
        || owner.equals(owner(PROC.resolve("self")))
        || System.getProperty("user.name").equals("root");
  }

  private static String owner(Path path) {
    try {
      return Files.getOwner(path).getName();
    } catch (IOException | UnsupportedOperationException notTold) {
      return null;
    }
  }

  /** Whether a virtual machine is loaded in it; by its name where that may not be seen. */
  boolean looksLikeAJvm() {
    String maps = text("maps");
    return maps.isEmpty()
        ? text("comm").startsWith("java")
        : maps.contains("/libjvm.so") || isOpenJ9();
  }

  boolean isOpenJ9() {
    return text("maps").contains("/libj9vm");
  }

  /** The letter that the system gives to its state, such as R, S, T or Z; blank when unknown. */
  char state() {
    String state = status("State");
    return state.isEmpty() ? ' ' : state.charAt(0);
  }

  /** Whether it does something about the signal that begins an attach, other than to die of it. */
  boolean catchesQuit() {
    String caught = status("SigCgt");
    return caught.isEmpty() || (Long.parseUnsignedLong(caught, 16) >> (QUIT - 1) & 1) == 1;
  }

  /** Its id in its own PID namespace, which is another than ours when it differs. */
  long innerPid() {
    String[] pids = status("NSpid").split("\\s+");
    String last = pids[pids.length - 1];
    return last.isEmpty() ? pid : Long.parseLong(last);
  }

  /**
   * Whether it is in the same namespace as this command.
   *
   * @param kind such as {@code net} or {@code mnt}
   */
  boolean shares(String kind) {
    try {
      return Files.readSymbolicLink(folder.resolve("ns/" + kind))
          .equals(Files.readSymbolicLink(PROC.resolve("self/ns/" + kind)));
    } catch (IOException | UnsupportedOperationException notTold) {
      return true;
    }
  }

  /** A file of its, by the path that it would use. */
  File file(String path) {
    return new File(folder.toFile(), "root" + path);
  }

  /** The words of its command line. */
  List<String> words() {
    return words(text("cmdline"));
  }

  /** What its command line and its environment tell the JVM; the last word counts. */
  List<String> jvmWords() {
    List<String> told = new ArrayList<>();
    List<String> environment = words(text("environ"));
    for (String variable : OPTION_VARIABLES) {
      for (String entry : environment) {
        if (entry.startsWith(variable)) {
          told.addAll(Arrays.asList(entry.substring(variable.length()).trim().split("\\s+")));
        }
      }
      if (variable.startsWith("JAVA_TOOL")) {
        told.addAll(options());
      }
    }
    return told;
  }

  /** The words before the main class. */
  private List<String> options() {
    List<String> words = words();
    return words.isEmpty() ? words : words.subList(1, Math.max(1, main(words)));
  }

  /** The main class or jar, as it was written; empty when it cannot be told. */
  String program() {
    List<String> words = words();
    int main = main(words);
    return main < words.size() ? words.get(main) : "";
  }

  private static int main(List<String> words) {
    int at = 1;
    while (at < words.size() && words.get(at).startsWith("-")) {
      if (words.get(at).matches("-jar|-m|--module")) {
        return at + 1;
      }
      at +=
          words.get(at).matches("-cp|-classpath|--class-path|-p|--module-path|--add-\\w+") ? 2 : 1;
    }
    return at;
  }

  /** The jars that it has open. */
  List<String> openJars() {
    List<String> jars = new ArrayList<>();
    for (String file : openFiles()) {
      if (file.endsWith(".jar") && !jars.contains(file)) {
        jars.add(file);
      }
    }
    return jars;
  }

  /** What its file descriptors stand for; empty where that may not be seen. */
  List<String> openFiles() {
    List<String> files = new ArrayList<>();
    Path descriptors = folder.resolve("fd");
    for (String name : names(descriptors)) {
      try {
        files.add(Files.readSymbolicLink(descriptors.resolve(name)).toString());
      } catch (IOException closedAgain) {
        // It was open a moment ago.
      }
    }
    return files;
  }

  boolean showsItsFiles() {
    return folder.resolve("fd").toFile().list() != null;
  }

  /** Whether a thread of that name runs in it; names are shown from Java 9 on. */
  boolean hasThread(String name) {
    for (String thread : names(folder.resolve("task"))) {
      if (text("task/" + thread + "/comm").trim().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private String status(String key) {
    Matcher lines = STATUS.matcher(text("status"));
    while (lines.find()) {
      if (lines.group(1).equals(key)) {
        return lines.group(2).trim();
      }
    }
    return "";
  }

  /** A file of its folder; empty when it is gone or may not be read. */
  String text(String name) {
    try {
      return new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? Collections.<String>emptyList() : Arrays.asList(text.split("\0"));
  }

  private static List<String> names(Path directory) {
    String[] names = directory.toFile().list();
    return names == null ? Collections.<String>emptyList() : Arrays.asList(names);
  }
}
