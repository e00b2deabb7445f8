package org.sdlgm.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A hidden file beside the one that it will become. Its process holds a lock on it, which ends with
 * the process however that ends: so what a killed one left is known, and goes when the same file is
 * written again.
 */
final class TemporaryFile {
  private static final String END = ".tmp";

  /** Those of this process: the system would give up their locks if it looked at them. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes one, and removes those that killed processes left of the same file. */
  static TemporaryFile beside(Path target) throws IOException {
    removeLeftovers(target);
    while (true) {
      // Not Files.createTempFile: its files are readable by their owner alone, even after the move.
      Path path = target.resolveSibling(prefix(target) + UUID.randomUUID() + END).toAbsolutePath();
      OWN.add(path);
      try {
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ProcessLock.take(channel);
        if (Files.exists(path)) {
          return new TemporaryFile(path, channel);
        }
        // Another process took it for a leftover before it was locked.
        channel.close();
      } catch (IOException e) {
        OWN.remove(path);
        throw e;
      }
      OWN.remove(path);
    }
  }

  private static String prefix(Path target) {
    return "." + target.getFileName() + ".";
  }

  private static void removeLeftovers(Path target) {
    String prefix = prefix(target);
    DirectoryStream.Filter<Path> ofTarget =
        file -> {
          String name = file.getFileName().toString();
          return name.startsWith(prefix) && name.endsWith(END);
        };
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(target.toAbsolutePath().getParent(), ofTarget)) {
      for (Path file : files) {
        removeIfLeft(file);
      }
    } catch (IOException e) {
      // They are in nobody's way; if the folder cannot be used, writing says so.
    }
  }

  private static void removeIfLeft(Path file) throws IOException {
    if (OWN.contains(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (ProcessLock.take(channel)) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // It has become what it was to be.
    }
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /** Puts it in its place, with the permissions of what it replaces. */
  void moveTo(Path target) throws IOException {
    channel.force(true);
    keepPermissions(target);
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
    // Only now: without its lock it would be a leftover.
    channel.close();
    forget();
  }

  private void forget() {
    OWN.remove(path);
    AtExit.keep(path);
  }

  private void keepPermissions(Path target) throws IOException {
    PosixFileAttributeView own = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (own != null && Files.exists(target)) {
      own.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  void delete() throws IOException {
    try {
      Files.deleteIfExists(path);
      channel.close();
    } finally {
      forget();
    }
  }
}
