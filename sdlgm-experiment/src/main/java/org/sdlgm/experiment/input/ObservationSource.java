package org.sdlgm.experiment.input;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.datasets.counted.Images;
import org.sdlgm.datasets.idx.IdxStream;
import org.sdlgm.datasets.source.ByteSource;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.error.Names;
import org.sdlgm.experiment.wiring.Framework;
import org.sdlgm.model.Model;
import org.sdlgm.storage.InputFile;

/**
 * Finds observations by a dataset's name or a file's. What it found can be read until it is closed.
 */
public final class ObservationSource implements Closeable {
  private final Framework framework;
  private final DataLocation location;
  private final ComponentConfig trainedOn;
  private Optional<InputFile> file = Optional.empty();
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
   * What was found.
   *
   * @param observations such as the model takes
   * @param remark what was passed over, in words; often empty
   */
  public record Found(Observations observations, String remark) {}

  /**
   * Finds observations that a model can take: of a dataset, of a table in CSV or ARFF, of an IDX
   * file, which is read as they are asked for, best in order, or of a folder of images.
   *
   * @param input a dataset's name; or a file's, a pipe's, or {@code -} for the standard input
   * @param part which part of a dataset; if empty, the test part
   * @param model that they are for
   * @throws ConfigurationException if there is neither, or a part of a file is asked for
   * @throws DataException if the data is damaged, or not such as the model takes
   */
  public Found find(String input, Optional<Part> part, Model model) {
    ObservationShape shape = model.description().shape();
    Found found = read(input, part, model, shape);
    if (found.observations().width() != shape.size()) {
      throw new DataException(
          input
              + " has observations of "
              + found.observations().width()
              + " values, but the model is of "
              + shape.size()
              + " "
              + shape.dimensions()
              + ": give it data such as it was trained on");
    }
    return found;
  }

  private Found read(String input, Optional<Part> part, Model model, ObservationShape shape) {
    if (framework.datasets().find(input).isPresent()) {
      ComponentConfig config =
          input.equalsIgnoreCase(trainedOn.name()) ? trainedOn : ComponentConfig.of(input);
      return new Found(
          part.orElse(Part.TEST).of(framework.load(config, location)).observations(), "");
    }
    Path path = path(input);
    if (part.isPresent()) {
      throw new ConfigurationException(
          "--part is of a dataset, but " + input + " is a file: leave it out");
    }
    if (shape.isImage() && Files.isDirectory(path)) {
      return new Found(Images.of(path, shape), "");
    }
    InputFile bytes = InputFile.open(path);
    file = Optional.of(bytes);
    return isTable(bytes, model)
        ? TableObservations.read(bytes, model).found()
        : new Found(idx(bytes, shape), "");
  }

  private Path path(String input) {
    try {
      Path path = Path.of(input);
      if (!input.isBlank()
          && (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
              || input.equals(InputFile.STANDARD_INPUT))) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Then it is no file, as the error below says.
    }
    Set<String> known = new TreeSet<>(framework.datasets().entries().keySet());
    throw new ConfigurationException(
        "-i: there is no file " + input + ", and " + Names.unknown("dataset", input, known));
  }

  /** By its name; or else what is no IDX file, for a model that takes tables. */
  private static boolean isTable(InputFile file, Model model) {
    return file.name().toLowerCase(Locale.ROOT).matches(".*\\.(arff|csv)(\\.gz)?")
        || (TableObservations.suit(model) && !IdxStream.isIn(ByteSource.of(file)));
  }

  private Observations idx(InputFile bytes, ObservationShape shape) {
    boolean binary = shape.values() == ObservationShape.Values.BINARY;
    IdxObservations observations = new IdxObservations(ByteSource.of(bytes), binary);
    opened = Optional.of(observations);
    return observations;
  }

  @Override
  public void close() throws IOException {
    try {
      if (opened.isPresent()) {
        opened.get().close();
      }
    } finally {
      file.ifPresent(InputFile::close);
    }
  }
}
