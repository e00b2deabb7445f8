package org.sdlgm.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder for files that nobody needs afterwards, which its owner alone can read. It is deleted
 * when it is closed, and when a signal ends the process; what a killed process left, the next one
 * deletes.
 */
public final class TemporaryFolder implements AutoCloseable {
  private static final String NAME = "sdlgm-";
  private static final String LOCK = ".lock";

  /** Those of this process: the system would give up their locks if it looked at them. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel lock;

  private TemporaryFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes one in the folder that the environment's {@code TMPDIR} names, or else {@code
   * java.io.tmpdir}.
   *
   * @throws org.sdlgm.error.DataException if it cannot be made
   */
  public static TemporaryFolder create() {
    String chosen = System.getenv().getOrDefault("TMPDIR", "");
    Path all = Path.of(chosen.isBlank() ? System.getProperty("java.io.tmpdir") : chosen);
    removeLeftovers(all);
    try {
      Path path = Files.createTempDirectory(all, NAME);
      OWN.add(path);
      AtExit.delete(path);
      FileChannel lock =
          FileChannel.open(
              path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      ProcessLock.take(lock);
      return new TemporaryFolder(path, lock);
    } catch (IOException e) {
      throw FileTrouble.writing("the folder of temporary files " + all, e);
    }
  }

  private static void removeLeftovers(Path all) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(all, NAME + "*")) {
      for (Path folder : folders) {
        if (!OWN.contains(folder) && Files.isRegularFile(folder.resolve(LOCK))) {
          removeIfLeft(folder);
        }
      }
    } catch (IOException e) {
      // They are in nobody's way; if the folder cannot be used, making one says so.
    }
  }

  private static void removeIfLeft(Path folder) {
    try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      if (ProcessLock.take(lock)) {
        AtExit.deleteAll(folder);
      }
    } catch (IOException e) {
      // Another person's, or gone already.
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Deletes the folder with its files; closing twice does nothing. */
  @Override
  public void close() {
    try {
      AtExit.deleteAll(path);
      lock.close();
    } catch (IOException e) {
      throw FileTrouble.writing(path, e);
    } finally {
      AtExit.keep(path);
      OWN.remove(path);
    }
  }
}
