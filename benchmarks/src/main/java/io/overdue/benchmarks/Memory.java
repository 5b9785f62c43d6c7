package io.overdue.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/** How much heap the books take: 100,000 loans open at 1,000 lines, and after they came back. */
final class Memory implements Part {

  private static final int ROUNDS = Bench.rounds(3);
  private static final int LINES = 1_000;
  private static final int LINES_A_METHOD = 10;
  private static final int LOOKS = 40;
  private static final long LOOK_EVERY_MILLIS = 700;
  private static final double MEBIBYTE = 1024 * 1024;

  private static final String NONE = "none";
  private static final String OVERDUE = "Overdue";
  private static final String BEFORE = " before";
  private static final String OUT = " out";
  private static final String MOST = " most";
  private static final String BACK = " back";

  @Override
  public String title() {
    return "## Memory";
  }

  @Override
  public String measure(Bench bench) throws Exception {
    StringBuilder section = new StringBuilder("MiB of heap in use after a full collection, more");
    section.append(" than without the agent, median of ").append(ROUNDS);
    section.append(" (most): 1,000 lines keep 100 loans each; a sweep a second, where 30 s is");
    section.append(" usual.\n*At most* is the largest of ").append(LOOKS);
    section.append(" looks, some of which fall into a sweep.\n\n");
    section.append("| java | before the first loan | 100,000 loans out | at most");
    section.append(" | all back, pool closed |\n|---|---|---|---|---|\n");
    String classpath = generated() + File.pathSeparator + System.getProperty("java.class.path");
    for (String home : Bench.jdks()) {
      section.append(row(bench, home, classpath));
    }
    return section.toString();
  }

  /** The folder of a class with as many lines that borrow. */
  private static Path generated() throws IOException {
    StringBuilder source = new StringBuilder("import io.overdue.benchmarks.Keeping;\n");
    source.append("import org.apache.commons.pool2.impl.GenericObjectPool;\n");
    source.append("import redis.clients.jedis.Jedis;\n");
    source.append("public class Generated implements Keeping.Lines {\n");
    String parameters = "(int line, GenericObjectPool<Jedis> pool, java.util.List<Jedis> kept)";
    source.append("public void borrow").append(parameters).append(" throws Exception {\n");
    source.append("switch (line / ").append(LINES_A_METHOD).append(") {\n");
    for (int method = 0; method < LINES / LINES_A_METHOD; method++) {
      source.append(String.format("case %d: in%d(line, pool, kept); break;\n", method, method));
    }
    source.append("} }\n");
    for (int line = 0; line < LINES; line++) {
      if (line % LINES_A_METHOD == 0) {
        source.append("void in").append(line / LINES_A_METHOD).append(parameters);
        source.append(" throws Exception { switch (line) {\n");
      }
      source.append(String.format("case %d: kept.add(pool.borrowObject()); break;\n", line));
      source.append((line + 1) % LINES_A_METHOD == 0 ? "} }\n" : "");
    }
    source.append("}\n");
    Path folder = Bench.scratch();
    Path file = folder.resolve("Generated.java");
    Files.write(file, source.toString().getBytes("US-ASCII"));
    String[] arguments = {
      "-nowarn", "--release", "8", "-cp", System.getProperty("java.class.path"), file.toString()
    };
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments) != 0) {
      throw new IOException(file + " does not compile");
    }
    return folder;
  }

  private static String row(Bench bench, String home, String classpath) throws Exception {
    Samples samples = new Samples();
    for (int round = 0; round < ROUNDS; round++) {
      look(samples, NONE, home, Bench.nothing(), classpath);
      look(samples, OVERDUE, home, bench.overdue("interval=1s"), classpath);
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | **%s** | %s | %s |\n",
        Machine.java(home),
        more(samples, BEFORE),
        more(samples, OUT),
        more(samples, MOST),
        more(samples, BACK));
  }

  private static String more(Samples samples, String when) {
    double without = samples.median(NONE + when);
    return String.format(
        Locale.ROOT,
        "%.1f (%.1f)",
        samples.median(OVERDUE + when) - without,
        samples.most(OVERDUE + when) - without);
  }

  private static void look(
      Samples samples, String of, String home, List<String> jvm, String classpath)
      throws IOException, InterruptedException {
    try (Answering keeping = Answering.start(home, jvm, classpath, Keeping.class, LINES)) {
      samples.add(of + BEFORE, mebibytes(keeping, "heap"));
      keeping.ask("take");
      Samples out = looks(keeping);
      samples.add(of + OUT, out.median(OUT));
      samples.add(of + MOST, out.most(OUT));
      keeping.ask("give");
      samples.add(of + BACK, looks(keeping).median(OUT));
    }
  }

  /** The second half of some looks: until then what is known of the loans has grown. */
  private static Samples looks(Answering keeping) throws IOException, InterruptedException {
    Samples looks = new Samples();
    for (int look = 0; look < 2 * LOOKS; look++) {
      Thread.sleep(LOOK_EVERY_MILLIS);
      double heap = mebibytes(keeping, "heap");
      if (look >= LOOKS) {
        looks.add(OUT, heap);
      }
    }
    return looks;
  }

  private static double mebibytes(Answering keeping, String order) throws IOException {
    return Long.parseLong(keeping.ask(order)) / MEBIBYTE;
  }
}
