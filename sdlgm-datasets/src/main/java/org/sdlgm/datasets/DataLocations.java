package org.sdlgm.datasets;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.data.DataLocation;
import org.sdlgm.error.ConfigurationException;

/** The usual places of data: what a person says, else the environment, else the home folder. */
public final class DataLocations {
  /** Names the data folder. */
  public static final String DATA = "SDLGM_DATA";

  /** Names the folder that downloads are kept in. */
  public static final String CACHE = "SDLGM_CACHE";

  private DataLocations() {}

  /**
   * The places that this process's environment names.
   *
   * @param folder the data folder, where it is not to come from {@code SDLGM_DATA}
   * @param offline whether the network must not be asked
   * @throws ConfigurationException if a variable is no path
   */
  public static DataLocation standard(Optional<Path> folder, boolean offline) {
    return of(System.getenv(), Path.of(System.getProperty("user.home")), folder, offline);
  }

  /**
   * The places that an environment names.
   *
   * @param environment variables by name; a blank one counts as not set
   * @param home whose {@code .cache/sdlgm} is the cache, unless {@code SDLGM_CACHE} is set
   * @param folder the data folder, where it is not to come from {@code SDLGM_DATA}
   * @param offline whether the network must not be asked
   * @throws ConfigurationException if a variable is no path
   */
  public static DataLocation of(
      Map<String, String> environment, Path home, Optional<Path> folder, boolean offline) {
    return new DataLocation(
        folder.or(() -> path(environment, DATA)),
        path(environment, CACHE).orElseGet(() -> home.resolve(".cache").resolve("sdlgm")),
        offline);
  }

  private static Optional<Path> path(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "");
    try {
      return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
    } catch (InvalidPathException e) {
      throw new ConfigurationException(
          variable + " is '" + value + "', which is no path: name a folder, or unset it", e);
    }
  }
}
