package org.sdlgm.experiment.input;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.error.Names;
import org.sdlgm.experiment.wiring.Framework;

/** Finds observations by a dataset's name or a file's; closing it closes the file. */
public final class ObservationSource implements Closeable {
  private final Framework framework;
  private final DataLocation location;
  private final ComponentConfig trainedOn;
  private Optional<IdxObservations> opened = Optional.empty();

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
   * Finds observations that a model can take. A file is read as they are asked for, best in order.
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
    boolean binary = shape.values() == ObservationShape.Values.BINARY;
    IdxObservations observations = new IdxObservations(ByteSource.of(file), binary);
    opened = Optional.of(observations);
    return observations;
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

  @Override
  public void close() throws IOException {
    if (opened.isPresent()) {
      opened.get().close();
    }
  }
}
