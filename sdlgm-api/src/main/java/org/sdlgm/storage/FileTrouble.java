package org.sdlgm.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sdlgm.error.DataException;

/** Words failures of the file system: the file, the cause, the remedy. */
public final class FileTrouble {
  /** What the system says, in English whatever the locale, and what a person needs to know. */
  private static final List<Map.Entry<String, String>> WORDS =
      List.of(
          Map.entry(
              "Permission denied|Operation not permitted",
              "no permission; change its permissions, or choose another place"),
          Map.entry("Read-only file system", "its file system is read-only; choose another place"),
          Map.entry(
              "No space left|Disk quota", "the disk is full; make room, or choose another place"),
          Map.entry(
              "File too large",
              "it is larger than the system allows; raise the limit ('ulimit -f'), or choose another"
                  + " place"),
          Map.entry(
              "Too many open files",
              "too many files are open; raise the limit, such as by 'ulimit -n 1024'"),
          Map.entry("Too many levels", "its symbolic links form a circle; name the file itself"),
          Map.entry("Not a directory", "a part of its path is a file, not a folder"),
          Map.entry("Is a directory", "it is a folder; name a file"),
          Map.entry("File name too long", "its name is too long; choose a shorter one"),
          Map.entry("Broken pipe", "its reader has gone; keep the reader open to the end"),
          Map.entry("Bad file descriptor", "it is closed; open it, or redirect it to a file"),
          Map.entry(
              "Input/output error|Stale file handle|Transport endpoint",
              "its disk or network drive fails; check it, or choose another place"));

  private FileTrouble() {}

  /**
   * A file that could not be written.
   *
   * @param file the file or folder
   * @param cause what went wrong
   */
  public static DataException writing(Path file, IOException cause) {
    return writing(file.toString(), cause);
  }

  /**
   * Something that could not be written.
   *
   * @param name what to call it, such as {@code standard output}
   * @param cause what went wrong
   */
  public static DataException writing(String name, IOException cause) {
    return new DataException(name + " cannot be written: " + explain(cause), cause);
  }

  /**
   * A file that could not be read.
   *
   * @param file the file or folder
   * @param cause what went wrong
   */
  public static DataException reading(Path file, IOException cause) {
    return reading(file.toString(), cause);
  }

  /**
   * Something that could not be read.
   *
   * @param name what to call it, such as {@code standard input}
   * @param cause what went wrong
   */
  public static DataException reading(String name, IOException cause) {
    return new DataException(name + " cannot be read: " + explain(cause), cause);
  }

  /**
   * The cause and, where the cause does not say it, the remedy, in one line.
   *
   * @param failure of the file system
   */
  public static String explain(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return "there is no " + missing.getFile();
    }
    if (failure instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + " is there already";
    }
    if (failure instanceof EOFException) {
      return "it ends too early";
    }
    if (failure instanceof CharacterCodingException) {
      return "it is not a text in UTF-8; save it as one";
    }
    String reason = systemReason(failure);
    return WORDS.stream()
        .filter(words -> reason.matches("(?is).*(" + words.getKey() + ").*"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(reason);
  }

  private static String systemReason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "Permission denied";
    }
    if (failure instanceof NotDirectoryException) {
      return "Not a directory";
    }
    if (failure instanceof FileSystemLoopException) {
      return "Too many levels of symbolic links";
    }
    String reason = failure instanceof FileSystemException f ? f.getReason() : null;
    if (reason == null) {
      reason = failure.getMessage();
    }
    return reason == null || reason.isBlank()
        ? "the system does not say why (" + failure.getClass().getSimpleName() + ")"
        : reason.lines().findFirst().orElseThrow();
  }
}
