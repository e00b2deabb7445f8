package org.sdlgm.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.sdlgm.error.DataException;

/**
 * The one door for output: every file that this project writes goes through here.
 *
 * <p>A file appears whole or not at all: its bytes go to a hidden temporary file in the same
 * folder, which {@link #commit} moves into place; {@link #close} without a commit deletes it and
 * leaves the older file as it was. A symbolic link stays, and its target is replaced. Into a
 * device, a pipe and the standard output the bytes go as they come.
 */
public final class OutputFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final OutputStream stream;
  private final Sink sink;
  private final Optional<Path> unfinished;
  private boolean open = true;

  private OutputFile(String name, OutputStream stream, Optional<Path> unfinished, Sink sink) {
    this.name = name;
    this.unfinished = unfinished;
    this.stream = new BufferedOutputStream(stream, BUFFER);
    this.sink = sink;
  }

  /** What becomes of the bytes. */
  private interface Sink {
    void commit() throws IOException;

    void discard() throws IOException;
  }

  /**
   * Begins output where a person wants it.
   *
   * @param destination the place, and what may be lost; its folder must be there
   * @param kind of what will be written
   * @throws org.sdlgm.error.ConfigurationException if something would be lost that must not be
   * @throws DataException if nothing can be written there
   */
  public static OutputFile create(Destination destination, FileKind kind) {
    if (destination.path().isEmpty()) {
      return through(destination.toString(), destination.stream(), destination.stream()::flush);
    }
    return begin(destination.path().get(), Optional.of(kind), destination);
  }

  /**
   * Begins a file in a folder of this program's own, such as a run's: an older one is replaced.
   *
   * @param target where it will be; its folder must be there
   * @throws DataException if nothing can be written there
   */
  public static OutputFile own(Path target) {
    return begin(target, Optional.empty(), Destination.of(target));
  }

  private static OutputFile begin(Path path, Optional<FileKind> kind, Destination destination) {
    try {
      FileType type = FileType.of(path);
      switch (type) {
        case FOLDER -> throw new DataException(path + " is a folder: name a file");
        case DANGLING ->
            throw new DataException(
                path
                    + " is a symbolic link to "
                    + Files.readSymbolicLink(path)
                    + ", which is not there: make it, or name a file");
        case BLOCK_DEVICE -> throw new DataException(path + " is a disk: name a file");
        default -> {
          return Destination.isThrough(type)
              ? through(path)
              : replacing(path, type == FileType.REGULAR, kind, destination);
        }
      }
    } catch (NoSuchFileException e) {
      throw new DataException(
          path + " cannot be written: its folder does not exist; make it first", e);
    } catch (IOException e) {
      throw FileTrouble.writing(path, e);
    }
  }

  private static OutputFile replacing(
      Path path, boolean exists, Optional<FileKind> kind, Destination destination)
      throws IOException {
    Path real = exists ? path.toRealPath() : inRealFolder(path);
    if (kind.isPresent()) {
      destination.require(real, exists, kind.get());
    }
    if (exists && !Files.isWritable(real)) {
      throw new AccessDeniedException(path.toString());
    }
    TemporaryFile temporary = TemporaryFile.beside(real);
    if (kind.isPresent()) {
      // What is this program's own may be on its way while a signal waits for it.
      AtExit.delete(temporary.path());
    }
    OutputStream bytes = Channels.newOutputStream(temporary.channel());
    return new OutputFile(
        path.toString(),
        bytes,
        Optional.of(temporary.path()),
        new Sink() {
          @Override
          public void commit() throws IOException {
            temporary.moveTo(real);
          }

          @Override
          public void discard() throws IOException {
            temporary.delete();
          }
        });
  }

  private static Path inRealFolder(Path path) throws IOException {
    Path whole = path.toAbsolutePath();
    Path folder = whole.getParent();
    return folder == null ? whole : folder.toRealPath().resolve(whole.getFileName());
  }

  private static OutputFile through(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
    return through(path.toString(), Channels.newOutputStream(channel), channel::close);
  }

  /** What is gone through cannot be taken back. */
  private static OutputFile through(String name, OutputStream stream, Ending ending) {
    return new OutputFile(
        name,
        stream,
        Optional.empty(),
        new Sink() {
          @Override
          public void commit() throws IOException {
            ending.end();
          }

          @Override
          public void discard() throws IOException {
            ending.end();
          }
        });
  }

  private interface Ending {
    void end() throws IOException;
  }

  /**
   * Writes a text into a folder of this program's own, in UTF-8.
   *
   * @param target where it will be; an older file is replaced
   * @param text all of it
   * @throws DataException if it cannot be written
   */
  public static void write(Path target, String text) {
    write(target, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes into a folder of this program's own.
   *
   * @param target where they will be; an older file is replaced
   * @param bytes all of them
   * @throws DataException if they cannot be written
   */
  public static void write(Path target, byte[] bytes) {
    try (OutputFile file = own(target)) {
      file.stream().write(bytes);
      file.commit();
    } catch (IOException e) {
      throw FileTrouble.writing(target, e);
    }
  }

  /**
   * Goes on with a file of this program's own, which grows line by line.
   *
   * @param target is made if missing
   * @return takes more bytes; unbuffered
   * @throws DataException if it cannot be written
   */
  public static OutputStream append(Path target) {
    try {
      return Files.newOutputStream(target, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw FileTrouble.writing(target, e);
    }
  }

  /**
   * Makes a folder, and those above it.
   *
   * @param folder that may be there
   * @return the folder
   * @throws DataException if it cannot be made
   */
  public static Path folder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new DataException(
          folder + " cannot be made: " + e.getFile() + " is a file, not a folder", e);
    } catch (IOException e) {
      throw FileTrouble.writing(folder, e);
    }
  }

  /**
   * The file that becomes this one, for what writes by a path and not by {@link #stream}.
   *
   * @throws IllegalStateException if the bytes go into no file
   */
  public Path unfinished() {
    return unfinished.orElseThrow(() -> new IllegalStateException(name + " is no file"));
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
      throw new IllegalStateException(name + " was committed or closed before");
    }
    try {
      stream.flush();
      sink.commit();
      open = false;
    } catch (IOException e) {
      close();
      throw FileTrouble.writing(name, e);
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
      sink.discard();
    } catch (IOException e) {
      throw new DataException(
          "what was written of " + name + " cannot be deleted: " + FileTrouble.explain(e), e);
    }
  }
}
