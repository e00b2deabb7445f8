package org.sdlgm.cli.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sdlgm.data.Observations;
import org.sdlgm.experiment.input.ObservationSource;
import org.sdlgm.experiment.input.Part;
import org.sdlgm.model.Model;
import picocli.CommandLine.Option;

/** Which observations a trained model is given. */
final class InputOptions {
  @Option(
      names = {"-i", "--input"},
      required = true,
      paramLabel = "DATA",
      description = "A dataset's name, or a file: see below. '-' is the standard input.")
  private String input;

  @Option(
      names = "--part",
      paramLabel = "test|training",
      description = "Which part of a dataset (default: test).")
  private Optional<Part> part = Optional.empty();

  /** The observations that a model can take; says what is passed over. */
  Observations find(ObservationSource source, Model model, CommonOptions common) {
    ObservationSource.Found found = source.find(input, part, model);
    if (!found.remark().isEmpty()) {
      common.tell(found.remark());
    }
    return found.observations();
  }

  /** What the user named, if it is something in the file system. */
  List<Path> paths() {
    try {
      return List.of(Path.of(input));
    } catch (InvalidPathException e) {
      return List.of();
    }
  }
}
