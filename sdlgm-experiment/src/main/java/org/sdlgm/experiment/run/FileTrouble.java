package org.sdlgm.experiment.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.sdlgm.error.DataException;

/** Words failures of the file system: the file, the cause, the remedy. */
public final class FileTrouble {
  private FileTrouble() {}

  /**
   * A file that could not be written.
   *
   * @param file the file or folder
   * @param cause what went wrong
   */
  public static DataException writing(Path file, IOException cause) {
    return new DataException(file + " cannot be written: " + explain(cause), cause);
  }

  /**
   * A file that could not be read.
   *
   * @param file the file or folder
   * @param cause what went wrong
   */
  public static DataException reading(Path file, IOException cause) {
    return new DataException(file + " cannot be read: " + explain(cause), cause);
  }

  /**
   * The cause and the remedy in one line.
   *
   * @param failure of the file system
   */
  public static String explain(IOException failure) {
    String reason = reason(failure);
    if (failure instanceof AccessDeniedException || reason.contains("Permission denied")) {
      return "no permission; change its permissions, or choose another place";
    }
    if (reason.contains("Read-only file system")) {
      return "its file system is read-only; choose another place";
    }
    if (reason.contains("No space left") || reason.contains("Disk quota")) {
      return "the disk is full; make room, or choose another place";
    }
    if (failure instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (failure instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + " is there already";
    }
    if (failure instanceof NotDirectoryException || reason.contains("Not a directory")) {
      return "a part of its path is a file, not a folder";
    }
    return reason;
  }

  private static String reason(IOException failure) {
    String reason = failure instanceof FileSystemException f ? f.getReason() : null;
    if (reason == null) {
      reason = failure.getMessage();
    }
    return reason == null
        ? failure.getClass().getSimpleName()
        : reason.lines().findFirst().orElse("");
  }
}
