package org.sdlgm.experiment.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.OutputFile;

/** The folder of a search, or of a reproduction: the same command goes on in it. */
public final class WorkFolder {
  private WorkFolder() {}

  /**
   * Makes the folder, or takes it up again.
   *
   * @param folder is made if missing
   * @param overwrite whether files of other origin that are in it may be replaced
   * @return the folder
   * @throws ConfigurationException if it holds files of other origin
   * @throws org.sdlgm.error.DataException if it cannot be made
   */
  public static Path open(Path folder, boolean overwrite) {
    OutputFile.folder(folder);
    Path mark = folder.resolve(FolderLock.FILE);
    try {
      if (!overwrite && !Files.exists(mark) && hasFiles(folder)) {
        throw new ConfigurationException(
            folder
                + " has files that this command did not leave: choose an empty folder with -o, or add"
                + " --overwrite");
      }
      OutputFile.append(mark).close();
      return folder;
    } catch (IOException e) {
      throw FileTrouble.writing(folder, e);
    }
  }

  private static boolean hasFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }
}
