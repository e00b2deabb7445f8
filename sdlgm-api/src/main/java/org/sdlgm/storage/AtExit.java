package org.sdlgm.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Temporary files that go when a signal ends the process; what is done is taken out again. */
final class AtExit {
  private static final Set<Path> PATHS = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(AtExit::run, "temporary-files"));
  }

  private AtExit() {}

  /** A file, or a folder of files. */
  static void delete(Path path) {
    PATHS.add(path);
  }

  static void keep(Path path) {
    PATHS.remove(path);
  }

  private static void run() {
    for (Path path : PATHS) {
      try {
        deleteAll(path);
      } catch (IOException e) {
        // The process ends, and whoever comes next removes it.
      }
    }
  }

  /** Deletes a file, or a folder with its files. */
  static void deleteAll(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(path);
  }
}
