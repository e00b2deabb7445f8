package org.sdlgm.experiment.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.storage.Destination;
import org.sdlgm.storage.FileKind;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.OutputFile;

/**
 * A file of observations, written row by row; it appears when all of it is written.
 *
 * <pre>{@code
 * try (ObservationFile file = ObservationFile.create(Destination.of(path), shape, count)) {
 *   file.add(rows);
 *   file.finish();
 * }
 * }</pre>
 */
public final class ObservationFile implements AutoCloseable {
  private final Destination destination;
  private final OutputFile file;
  private final Format format;

  private ObservationFile(Destination destination, OutputFile file, Format format) {
    this.destination = destination;
    this.file = file;
    this.format = format;
  }

  /** How rows become bytes. */
  interface Format {
    FileKind kind();

    void begin(OutputStream out) throws IOException;

    void add(float[] row, OutputStream out) throws IOException;

    void end(OutputStream out) throws IOException;
  }

  /**
   * Begins a file whose form its name says: {@code .idx} (bytes if the values are in [0, 1], else
   * 32-bit floats), {@code .csv} (a line per observation) or {@code .png} (all pictures in a grid).
   * A stream, a pipe or a device whose name says nothing is given CSV.
   *
   * @param destination where it will be
   * @param shape what an observation looks like
   * @param count how many rows will be added
   * @throws ConfigurationException if the name says no known form, the form cannot hold the data,
   *     or something would be lost that must not be
   * @throws org.sdlgm.error.DataException if no file can be made there
   */
  public static ObservationFile create(
      Destination destination, ObservationShape shape, long count) {
    Format format = format(destination, shape, count);
    ObservationFile file =
        new ObservationFile(destination, OutputFile.create(destination, format.kind()), format);
    try {
      format.begin(file.file.stream());
      return file;
    } catch (IOException e) {
      file.close();
      throw FileTrouble.writing(destination.toString(), e);
    }
  }

  /**
   * Checks that a file can be of the form that its name says.
   *
   * @param destination where it will be
   * @param shape what an observation looks like
   * @param count how many rows it will have
   * @throws ConfigurationException if not
   */
  public static void check(Destination destination, ObservationShape shape, long count) {
    format(destination, shape, count);
  }

  private static Format format(Destination path, ObservationShape shape, long count) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".idx")) {
      return new IdxFormat(path, shape, count);
    }
    if (name.endsWith(".png")) {
      return new PngFormat(path, shape, count);
    }
    if (name.endsWith(".csv") || path.isStream()) {
      return new CsvFormat();
    }
    throw new ConfigurationException(
        "-o " + path + ": its name says no known form; end it with .idx, .csv or .png");
  }

  /**
   * Adds observations.
   *
   * @param rows of D values each
   * @throws org.sdlgm.error.DataException if they cannot be written
   */
  public void add(float[][] rows) {
    try {
      for (float[] row : rows) {
        format.add(row, file.stream());
      }
    } catch (IOException e) {
      throw FileTrouble.writing(destination.toString(), e);
    }
  }

  /**
   * Puts the file in its place.
   *
   * @throws org.sdlgm.error.DataException if it cannot be written
   */
  public void finish() {
    try {
      format.end(file.stream());
    } catch (IOException e) {
      throw FileTrouble.writing(destination.toString(), e);
    }
    file.commit();
  }

  /** Discards the file unless it was finished. */
  @Override
  public void close() {
    file.close();
  }
}
