package org.sdlgm.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.input.ObservationSource;
import org.sdlgm.experiment.input.Part;
import picocli.CommandLine.Option;

/** Which observations a trained model is given. */
final class InputOptions {
  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "DATA",
      description = "A dataset's name, or a file: see below.")
  private String input;

  @Option(
      names = "--part",
      paramLabel = "test|training",
      description = "Which part of a dataset (default: test).")
  private Optional<Part> part = Optional.empty();

  /** What the user named, if it can be a file: a part is of a dataset. */
  Optional<String> file() {
    return part.isEmpty() ? Optional.of(input) : Optional.empty();
  }

  /**
   * Checks that nothing is lost.
   *
   * @throws ConfigurationException if the output would replace the input
   */
  void requireNot(Path output) {
    try {
      if (Files.exists(output) && Files.isSameFile(Path.of(input), output)) {
        throw new ConfigurationException("-o " + output + " is the input itself: name another");
      }
    } catch (IOException | InvalidPathException e) {
      // Then the input is no file, and is not lost.
    }
  }

  /** The observations of a dataset or of an IDX file. */
  Observations find(ObservationSource source, ObservationShape shape) {
    return source.find(input, part, shape);
  }
}
