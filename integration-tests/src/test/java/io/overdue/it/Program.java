package io.overdue.it;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A program in a JVM of its own, with or without the agent. */
final class Program implements AutoCloseable {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final Process process;
  private final Path folder;

  private Program(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  static Setup of(String main) {
    return new Setup(main);
  }

  static Setup of(Class<?> main) {
    return new Setup(main.getName());
  }

  long pid() {
    return process.pid();
  }

  Path folder() {
    return folder;
  }

  /** What to tell an agent that comes later, so that its report and its log are found here. */
  String options() {
    return outlets(folder, Duration.ofSeconds(1));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Has the agent come now, which was not there from the start. */
  void attach() {
    Command attach =
        Command.run(
            Jdk.running(), "attach", String.valueOf(pid()), outlets(folder, Duration.ofSeconds(1)));
    if (attach.exitCode() != 0) {
      throw new AssertionError("not attached: " + attach.err());
    }
  }

  private static String outlets(Path folder, Duration interval) {
    return "interval="
        + interval.toMillis()
        + "ms,report.file="
        + folder.resolve("report.json")
        + ",log="
        + folder.resolve("overdue.log");
  }

  /** The latest report; empty before the first. */
  Report report() {
    Path file = folder.resolve("report.json");
    try {
      return Files.exists(file)
          ? new Report(new ObjectMapper().readTree(Files.readString(file)))
          : Report.NONE;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the report must be whole at all times", unreadable);
    }
  }

  String out() {
    return text("out.txt");
  }

  String err() {
    return text("err.txt");
  }

  String log() {
    return text("overdue.log");
  }

  private String text(String file) {
    try {
      Path path = folder.resolve(file);
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Writes a line to the program. */
  void say(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException gone) {
      throw new UncheckedIOException("the program has ended: " + folder, gone);
    }
  }

  /** Tells the program to end, and waits until it has. */
  int end() {
    try {
      process.getOutputStream().close();
      return exitCode();
    } catch (IOException alreadyClosed) {
      return exitCode();
    }
  }

  /** Waits until the program has ended by itself. */
  int exitCode() {
    try {
      if (!process.waitFor(120, TimeUnit.SECONDS)) {
        throw new AssertionError("the program does not end: " + folder);
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** How a program is to be run. */
  static final class Setup {

    private final String main;
    private final List<String> arguments = new ArrayList<>();
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> agentsBefore = new ArrayList<>();
    private final List<String> agentsAfter = new ArrayList<>();
    private String classpath = "";
    private String modulePath;
    private Jdk jdk = Jdk.running();
    private Supplier<Path> classes = Given::classes;
    private Supplier<String> libraries = () -> Clients.classpath(Clients.USUAL);
    private boolean agent = true;
    private String options = "";
    private Duration interval = Duration.ofSeconds(1);

    private Setup(String main) {
      this.main = main;
    }

    Setup on(Jdk newJdk) {
      jdk = newJdk;
      return this;
    }

    Jdk jdk() {
      return jdk;
    }

    Setup with(String clientCoordinates) {
      libraries = () -> Clients.classpath(clientCoordinates);
      classes = Clients.isValkey(clientCoordinates) ? Renamed::toValkey : Given::classes;
      return this;
    }

    /** On a class path instead of a client's. */
    Setup over(String wholeClasspath) {
      libraries = () -> wholeClasspath;
      return this;
    }

    Setup against(Server server) {
      arguments.add(server.uri());
      return this;
    }

    Setup withArgument(String argument) {
      arguments.add(argument);
      return this;
    }

    Setup withArguments(List<String> several) {
      arguments.addAll(several);
      return this;
    }

    Setup withJvmArgument(String argument) {
      jvmArguments.add(argument);
      return this;
    }

    Setup withoutAgent() {
      agent = false;
      return this;
    }

    /** The scenarios in their jar: archives take no folders. */
    Setup fromJars() {
      classes = Given::jar;
      return this;
    }

    /** The program, {@code module/main}, and its client are modules of {@code path}. */
    Setup asModuleOf(String path) {
      modulePath = path;
      return this;
    }

    /** Options beside the interval, the report file and the log. */
    Setup withOptions(String moreOptions) {
      options = "," + moreOptions;
      return this;
    }

    Setup every(Duration newInterval) {
      interval = newInterval;
      return this;
    }

    Setup withFurtherAgent(Path jar) {
      return withFurtherAgent(jar.toString(), false);
    }

    Setup withFurtherAgent(String jarAndOptions, boolean first) {
      (first ? agentsBefore : agentsAfter).add("-javaagent:" + jarAndOptions);
      return this;
    }

    /** An agent that reads class files, with what it reads them by. */
    Setup withObserver() {
      return withFurtherAgent(Given.observer())
          .withClasspath(Clients.jar("net.bytebuddy:byte-buddy:1.18.17"));
    }

    /** Beside the scenarios and the client. */
    Setup withClasspath(String more) {
      classpath = File.pathSeparator + more;
      return this;
    }

    Program start() {
      try {
        String name = main.substring(main.lastIndexOf('.') + 1);
        Path folder = Given.work().resolve(name + "-" + RUNS.incrementAndGet());
        deleteFilesOf(folder);
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(jdk.java());
        command.add("-Xmx256m");
        command.addAll(jvmArguments);
        command.addAll(agentsBefore);
        if (agent) {
          command.add("-javaagent:" + Given.agent() + "=" + options(folder));
        }
        command.addAll(agentsAfter);
        if (modulePath == null) {
          command.add("-cp");
          command.add(classes.get() + File.pathSeparator + libraries.get() + classpath);
        } else {
          command.add("-p");
          command.add(modulePath);
          command.add("-m");
        }
        command.add(main);
        command.addAll(arguments);
        return new Program(
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start(),
            folder);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private static void deleteFilesOf(Path folder) throws IOException {
      if (Files.exists(folder)) {
        try (var files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
      }
    }

    String options(Path folder) {
      return outlets(folder, interval) + options;
    }
  }
}
