package org.sdlgm.cli.input;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sdlgm.cli.wiring.Framework;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.datasets.idx.IdxArray;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.spi.Names;

/** Finds observations by a dataset's name or a file's. */
public final class ObservationSource {
  /** The largest IDX file, uncompressed, that is read whole. */
  private static final int MAX_BYTES = 1 << 30;

  private final Framework framework;
  private final DataLocation location;
  private final ComponentConfig trainedOn;

  /**
   * @param framework whose datasets are known
   * @param location where their files are looked for
   * @param trainedOn the model's own dataset: asked for by name, it is read with the same options
   */
  public ObservationSource(Framework framework, DataLocation location, ComponentConfig trainedOn) {
    this.framework = framework;
    this.location = location;
    this.trainedOn = trainedOn;
  }

  /**
   * Finds observations that a model can take.
   *
   * @param input a dataset's name, or the path of an IDX file
   * @param part which part of a dataset; if empty, the test part
   * @param shape what the model's observations look like
   * @throws ConfigurationException if there is neither, or a part of a file is asked for
   * @throws DataException if the data is damaged, or not such as the model takes
   */
  public Observations find(String input, Optional<Part> part, ObservationShape shape) {
    Observations found = read(input, part, shape);
    if (found.width() != shape.size()) {
      throw new DataException(
          input
              + " has observations of "
              + found.width()
              + " values, but the model is of "
              + shape.size()
              + " "
              + shape.dimensions()
              + ": give it data such as it was trained on");
    }
    return found;
  }

  private Observations read(String input, Optional<Part> part, ObservationShape shape) {
    if (framework.datasets().find(input).isPresent()) {
      ComponentConfig config =
          input.equalsIgnoreCase(trainedOn.name()) ? trainedOn : ComponentConfig.of(input);
      return part.orElse(Part.TEST).of(framework.load(config, location)).observations();
    }
    Path file = file(input);
    if (part.isPresent()) {
      throw new ConfigurationException(
          "--part is of a dataset, but " + input + " is a file: leave it out");
    }
    IdxArray array = IdxArray.parse(Content.read(file, input, MAX_BYTES));
    return new IdxObservations(array, shape.values() == ObservationShape.Values.BINARY);
  }

  private Path file(String input) {
    try {
      Path file = Path.of(input);
      if (Files.isRegularFile(file)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // Then it is no file, as the error below says.
    }
    Set<String> known = new TreeSet<>(framework.datasets().entries().keySet());
    throw new ConfigurationException(
        "-i: there is no file " + input + ", and " + Names.unknown("dataset", input, known));
  }
}
