package org.sdlgm.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What a path leads to, through symbolic links. */
enum FileType {
  /** Nothing, not even a link. */
  MISSING,
  /** A symbolic link to nothing, or in a circle. */
  DANGLING,
  REGULAR,
  FOLDER,
  /** A FIFO, or a pipe of the shell's. */
  PIPE,
  /** Such as {@code /dev/null} and a terminal. */
  CHARACTER_DEVICE,
  /** A disk. */
  BLOCK_DEVICE,
  /** A socket, or what this system has beside these. */
  OTHER;

  private static final int FORMAT = 0170000;
  private static final int FIFO = 0010000;
  private static final int CHARACTER = 0020000;
  private static final int BLOCK = 0060000;

  /**
   * What is there.
   *
   * @throws IOException if that cannot be seen, such as in a folder without permission
   */
  static FileType of(Path path) throws IOException {
    if (!Files.exists(path)) {
      return missing(path);
    }
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isRegularFile()) {
      return REGULAR;
    }
    return attributes.isDirectory() ? FOLDER : special(path);
  }

  private static FileType missing(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return DANGLING;
    }
    if (Files.notExists(path)) {
      return MISSING;
    }
    // Neither there nor not there: asking for it says why.
    Files.readAttributes(path, BasicFileAttributes.class);
    return OTHER;
  }

  private static FileType special(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return OTHER;
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    return switch (mode & FORMAT) {
      case FIFO -> PIPE;
      case CHARACTER -> CHARACTER_DEVICE;
      case BLOCK -> BLOCK_DEVICE;
      default -> OTHER;
    };
  }
}
