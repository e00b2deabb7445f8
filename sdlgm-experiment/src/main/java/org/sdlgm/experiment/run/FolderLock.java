package org.sdlgm.experiment.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;

/** Keeps other processes out of a folder. */
public final class FolderLock {
  static final String FILE = ".lock";

  private FolderLock() {}

  /**
   * Does work that no other process may do in a folder at the same time.
   *
   * @param folder is there
   * @param work what to do
   * @param <R> what it gives
   * @throws DataException if another process is at work in the folder, or it is read-only
   */
  public static <R> R alone(Path folder, Supplier<R> work) {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      requireLock(folder, channel);
      return work.get();
    } catch (IOException e) {
      throw FileTrouble.writing(folder, e);
    }
  }

  /** The lock lasts until the channel is closed or the process ends, however it ends. */
  private static void requireLock(Path folder, FileChannel channel) throws IOException {
    boolean held;
    try {
      held = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      held = false;
    }
    if (!held) {
      throw new DataException(
          folder + " is in use by another sdlgm: wait for it to end, or stop it");
    }
  }
}
