package org.sdlgm.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/** A lock that ends with its process, however that ends: what is not locked was left behind. */
final class ProcessLock {
  private ProcessLock() {}

  /**
   * Takes the lock, which closing the channel gives back.
   *
   * @param channel to a file
   * @return false if another process has it, or the file system knows no locks: then it cannot be
   *     told that something was left behind
   */
  static boolean take(FileChannel channel) {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }
}
