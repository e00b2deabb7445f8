package org.sdlgm.experiment.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.experiment.run.FileTrouble;
import org.sdlgm.storage.AtomicFile;

/**
 * A file of observations, written row by row; it appears when all of it is written.
 *
 * <pre>{@code
 * try (ObservationFile file = ObservationFile.create(path, shape, count)) {
 *   file.add(rows);
 *   file.finish();
 * }
 * }</pre>
 */
public final class ObservationFile implements AutoCloseable {
  private final Path path;
  private final AtomicFile file;
  private final Format format;

  private ObservationFile(Path path, AtomicFile file, Format format) {
    this.path = path;
    this.file = file;
    this.format = format;
  }

  /** How rows become bytes. */
  interface Format {
    void begin(OutputStream out) throws IOException;

    void add(float[] row, OutputStream out) throws IOException;

    void end(OutputStream out) throws IOException;
  }

  /**
   * Begins a file whose form its name says: {@code .idx} (bytes if the values are in [0, 1], else
   * 32-bit floats), {@code .csv} (a line per observation) or {@code .png} (all pictures in a grid).
   *
   * @param path where it will be
   * @param shape what an observation looks like
   * @param count how many rows will be added
   * @throws ConfigurationException if the name says no known form, or the form cannot hold the data
   * @throws org.sdlgm.error.DataException if no file can be made there
   */
  public static ObservationFile create(Path path, ObservationShape shape, long count) {
    Format format = format(path, shape, count);
    ObservationFile file = new ObservationFile(path, AtomicFile.create(path), format);
    try {
      format.begin(file.file.stream());
      return file;
    } catch (IOException e) {
      file.close();
      throw FileTrouble.writing(path, e);
    }
  }

  /**
   * Checks that a file can be of the form that its name says.
   *
   * @param path where it will be
   * @param shape what an observation looks like
   * @param count how many rows it will have
   * @throws ConfigurationException if not
   */
  public static void check(Path path, ObservationShape shape, long count) {
    format(path, shape, count);
  }

  private static Format format(Path path, ObservationShape shape, long count) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return new CsvFormat();
    }
    if (name.endsWith(".idx")) {
      return new IdxFormat(path, shape, count);
    }
    if (name.endsWith(".png")) {
      return new PngFormat(path, shape, count);
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
      throw FileTrouble.writing(path, e);
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
      throw FileTrouble.writing(path, e);
    }
    file.commit();
  }

  /** Discards the file unless it was finished. */
  @Override
  public void close() {
    file.close();
  }
}
