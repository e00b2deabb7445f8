package org.sdlgm.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the folder of a run is known by: nothing else is written into one. */
public final class RunMark {
  /** The file of the run's configuration. */
  public static final String CONFIG = "config.yaml";

  /** The file of the run's provenance. */
  public static final String RECORD = "run.json";

  private RunMark() {}

  /**
   * Whether a folder is a run's.
   *
   * @param folder which need not be there
   */
  public static boolean isOn(Path folder) {
    return Files.isRegularFile(folder.resolve(CONFIG))
        && Files.isRegularFile(folder.resolve(RECORD));
  }

  /**
   * The run that a file is in, however deep.
   *
   * @param file its real path, absolute; it need not be there
   */
  static Optional<Path> around(Path file) {
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      if (isOn(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }
}
