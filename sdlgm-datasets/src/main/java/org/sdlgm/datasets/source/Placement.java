package org.sdlgm.datasets.source;

import java.io.IOException;
import java.nio.file.Path;
import org.sdlgm.storage.OutputFile;

/** Puts a file into its place whole and checked, or not at all. */
final class Placement {
  /** Something done with a file that has no name yet. */
  interface Step {
    /**
     * @param temporary the file
     * @throws IOException if it cannot be done, or the file is not as it must be
     */
    void apply(Path temporary) throws IOException;
  }

  private Placement() {}

  /**
   * Fills a temporary file beside the target, checks it, and gives it the target's name in one
   * step, replacing what is there.
   *
   * @param target where the file shall be
   * @param fill writes it
   * @param check throws if it is not as it must be
   * @throws IOException if a step fails: the target is then as it was
   */
  static void place(Path target, Step fill, Step check) throws IOException {
    try (OutputFile file = OutputFile.own(target)) {
      fill.apply(file.unfinished());
      check.apply(file.unfinished());
      file.commit();
    }
  }
}
