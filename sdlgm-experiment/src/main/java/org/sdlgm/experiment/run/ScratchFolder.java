package org.sdlgm.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for what nobody is to keep; closing deletes it.
 *
 * @param path the folder
 */
public record ScratchFolder(Path path) implements AutoCloseable {
  /**
   * A new folder.
   *
   * @throws org.sdlgm.error.DataException if it cannot be made
   */
  public static ScratchFolder create() {
    try {
      return new ScratchFolder(Files.createTempDirectory("sdlgm-"));
    } catch (IOException e) {
      throw FileTrouble.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw FileTrouble.writing(path, e);
    }
  }
}
