package org.sdlgm.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.sdlgm.storage.Destination;
import picocli.CommandLine.Option;

/** What a command that writes may replace. */
final class OverwriteOption {
  /** What stands for the standard output. */
  private static final String STANDARD_OUTPUT = "-";

  @Option(
      names = "--overwrite",
      description = {
        "Replace what is at the output's place, whatever it is (default: only a file of the kind"
            + " that is written, outside of runs)."
      })
  private boolean overwrite;

  boolean isGiven() {
    return overwrite;
  }

  /**
   * Where a command writes.
   *
   * @param output as the user named it; {@code -} is the standard output
   * @param inputs what the command reads
   */
  Destination destination(Path output, CommonOptions common, List<Path> inputs) {
    Destination named =
        isStandardOutput(output)
            ? Destination.of(common.results(), "the standard output")
            : Destination.of(output);
    return named.apartFrom(inputs).overwriting(overwrite);
  }

  private static boolean isStandardOutput(Path output) {
    return List.of(STANDARD_OUTPUT, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
        .contains(output.toString());
  }
}
