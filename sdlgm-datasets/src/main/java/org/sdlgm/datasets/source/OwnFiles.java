package org.sdlgm.datasets.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.InputFile;

/** Files that a person names in a dataset's options, and that nobody else has. */
public final class OwnFiles {
  private OwnFiles() {}

  /**
   * The error of fetching what nobody else has.
   *
   * @param dataset its name
   * @param options that name the files
   */
  public static ConfigurationException unfetchable(String dataset, String options) {
    return new ConfigurationException(
        "%s reads files of your own, so there is nothing to fetch; name them with %s"
            .formatted(dataset, options));
  }

  /**
   * A file that must be there, and stay: a run reads it again when it goes on.
   *
   * @param option that names it
   * @param value the option's
   * @throws DataException if it is not there, is empty, a folder, a pipe or a device
   * @throws ConfigurationException if it is no path
   */
  public static Path file(String option, String value) {
    Path file = path(option, value);
    try {
      InputFile.requireLasting(file);
    } catch (DataException e) {
      throw new DataException(e.getMessage() + "; set " + option + " to one", e);
    }
    return file;
  }

  /**
   * A path, whatever is there.
   *
   * @param option that names it
   * @param value the option's
   * @throws ConfigurationException if it is no path
   */
  public static Path path(String option, String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new ConfigurationException(option + " is '" + value + "', which is no path", e);
    }
  }
}
