package org.sdlgm.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.sdlgm.error.DataException;

/**
 * A file that appears whole or not at all.
 *
 * <p>The bytes go to a hidden temporary file in the same folder. {@link #commit} moves it into
 * place, over an older file of that name; {@link #close} without a commit deletes it and leaves the
 * older file as it was.
 */
public final class AtomicFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream stream;
  private boolean open = true;

  private AtomicFile(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
    this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  /**
   * Begins a file.
   *
   * @param target where it will be; its folder must exist
   * @throws DataException if the folder is missing or not writable, or the target is a folder
   */
  public static AtomicFile create(Path target) {
    if (Files.isDirectory(target)) {
      throw new DataException(target + " is a folder: name a file");
    }
    // Not Files.createTempFile: its files are readable by their owner alone, even after the move.
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new AtomicFile(target, temporary, channel);
    } catch (NoSuchFileException e) {
      throw new DataException(
          target + " cannot be written: its folder does not exist; make it first", e);
    } catch (AccessDeniedException e) {
      throw new DataException(target + " cannot be written: no permission for its folder", e);
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /**
   * Writes a text, in UTF-8.
   *
   * @param target where it will be; its folder must exist
   * @param text all of it
   * @throws DataException if it cannot be written
   */
  public static void write(Path target, String text) {
    try (AtomicFile file = create(target)) {
      file.stream().write(text.getBytes(StandardCharsets.UTF_8));
      file.commit();
    } catch (IOException e) {
      throw cannotWrite(target, e);
    }
  }

  /** Where the bytes go; buffered. */
  public OutputStream stream() {
    return stream;
  }

  /**
   * Puts the file in its place; nothing more can be written.
   *
   * @throws DataException if it cannot be; the temporary file is then gone
   * @throws IllegalStateException if it was committed or closed
   */
  public void commit() {
    if (!open) {
      throw new IllegalStateException(target + " was committed or closed before");
    }
    try {
      stream.flush();
      channel.force(true);
      channel.close();
      move();
      open = false;
    } catch (IOException e) {
      close();
      throw cannotWrite(target, e);
    }
  }

  /** Discards the file unless it was committed; closing twice does nothing. */
  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      channel.close();
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw new DataException(temporary + " is left over and cannot be deleted: " + reason(e), e);
    }
  }

  private void move() throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static DataException cannotWrite(Path target, IOException e) {
    return new DataException(
        target + " cannot be written (" + reason(e) + "): check the disk and its free space", e);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
