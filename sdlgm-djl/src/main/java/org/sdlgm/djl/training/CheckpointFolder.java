package org.sdlgm.djl.training;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.OutputFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints of a run; the last two good ones are kept. */
final class CheckpointFolder {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
  private static final int KEPT = 2;
  private static final String SUFFIX = ".safetensors";

  private final Path folder;

  CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a checkpoint, then deletes all but it and the one before it. Later ones are of a course
   * that was given up, such as damaged ones that {@link #lastGood} passed over.
   */
  Path write(Checkpoint checkpoint) {
    Path file =
        folder.resolve(
            String.format(Locale.ROOT, "iteration-%010d%s", checkpoint.iteration(), SUFFIX));
    try {
      OutputFile.folder(folder);
      checkpoint.write(file);
      List<Path> newestFirst = newestFirst();
      int own = newestFirst.indexOf(file);
      List<Path> kept = newestFirst.subList(own, Math.min(own + KEPT, newestFirst.size()));
      for (Path other : newestFirst) {
        if (!kept.contains(other)) {
          Files.deleteIfExists(other);
        }
      }
      return file;
    } catch (IOException e) {
      throw FileTrouble.writing(folder, e);
    }
  }

  /**
   * Makes sure that a training which begins does not take another's checkpoints for its own.
   *
   * @throws DataException if there are any
   */
  void requireEmpty() {
    last()
        .ifPresent(
            file -> {
              throw new DataException(
                  folder
                      + " has checkpoints of another training, such as "
                      + file.getFileName()
                      + ": resume that one, or begin in another folder");
            });
  }

  /**
   * The newest checkpoint that can be read; damaged ones are passed over with a warning.
   *
   * @throws DataException if there is none, or all are damaged
   */
  Checkpoint lastGood() {
    List<DataException> damaged = new ArrayList<>();
    for (Path file : files()) {
      try {
        Checkpoint checkpoint = Checkpoint.read(file);
        damaged.forEach(e -> LOG.warn("passing over a checkpoint: {}", e.getMessage()));
        return checkpoint;
      } catch (DataException e) {
        damaged.add(e);
      }
    }
    if (damaged.isEmpty()) {
      throw new DataException(
          "no checkpoint to go on from in " + folder + ": train from the start");
    }
    throw new DataException(
        "no checkpoint in "
            + folder
            + " can be used, so train from the start; of the newest: "
            + damaged.get(0).getMessage(),
        damaged.get(0));
  }

  /** What processes left that were killed while they wrote: no other writes here meanwhile. */
  void removeLeftovers() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, ".iteration-*.tmp")) {
      for (Path leftover : stream) {
        Files.deleteIfExists(leftover);
      }
    } catch (IOException e) {
      throw FileTrouble.writing(folder, e);
    }
  }

  /** The newest checkpoint's file, unread. */
  Optional<Path> last() {
    return files().stream().findFirst();
  }

  private List<Path> files() {
    try {
      return newestFirst();
    } catch (IOException e) {
      throw FileTrouble.reading(folder, e);
    }
  }

  private List<Path> newestFirst() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream =
          Files.newDirectoryStream(folder, "iteration-*" + SUFFIX)) {
        stream.forEach(files::add);
      }
    }
    files.sort(Collections.reverseOrder());
    return files;
  }
}
