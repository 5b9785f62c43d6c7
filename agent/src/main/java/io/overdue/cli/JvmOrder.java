package io.overdue.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** A command that is about one running JVM. */
abstract class JvmOrder extends Order {

  @Parameters(
      index = "0",
      paramLabel = "PID",
      converter = ProcessId.class,
      description = "Process id; the command jvms lists them.")
  private long pid;

  final long pid() {
    return pid;
  }

  /** Reads a process id. */
  private static final class ProcessId implements ITypeConverter<Long> {
    @Override
    public Long convert(String written) {
      if (!written.matches("[1-9]\\d{0,9}")) {
        throw new TypeConversionException(
            "'" + written + "' is not a process id; the command jvms lists them");
      }
      return Long.valueOf(written);
    }
  }
}
