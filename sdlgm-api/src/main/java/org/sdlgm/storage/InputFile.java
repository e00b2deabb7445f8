package org.sdlgm.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sdlgm.error.DataException;

/**
 * The one door for input: a file that can be read more than once, whatever was named.
 *
 * <p>What a pipe or the standard input gives is kept in a temporary file until this is closed. A
 * device is refused, since it has no end; so is a folder, and a file that is empty or cannot be
 * read.
 */
public final class InputFile implements AutoCloseable {
  /** What stands for the standard input. */
  public static final String STANDARD_INPUT = "-";

  private static final int BUFFER = 1 << 16;

  /** More than any configuration or record; a longer text is none. */
  private static final int MAX_TEXT = 1 << 20;

  private final String name;
  private final Path path;
  private final Optional<TemporaryFolder> kept;

  private InputFile(String name, Path path, Optional<TemporaryFolder> kept) {
    this.name = name;
    this.path = path;
    this.kept = kept;
  }

  /**
   * Opens what a person named.
   *
   * @param named a file, a pipe, or {@code -} for the standard input
   * @throws DataException if there is none, or it cannot be used: the cause and the remedy
   */
  public static InputFile open(Path named) {
    if (named.toString().equals(STANDARD_INPUT)) {
      return ofStandardInput();
    }
    try {
      return switch (type(named)) {
        case REGULAR -> ofFile(named);
        case PIPE, OTHER -> {
          try (InputStream pipe = Files.newInputStream(named)) {
            yield of(pipe, named.toString());
          }
        }
        default -> throw new IllegalStateException("refused before");
      };
    } catch (IOException e) {
      throw FileTrouble.reading(named, e);
    }
  }

  /** What the system has under a name, if it can be read at all. */
  private static FileType type(Path named) throws IOException {
    FileType type = FileType.of(named);
    switch (type) {
      case MISSING -> throw new DataException("there is no file " + named);
      case DANGLING ->
          throw new DataException(
              "there is no file "
                  + Files.readSymbolicLink(named)
                  + ", to which the symbolic link "
                  + named
                  + " leads");
      case FOLDER -> throw new DataException(named + " is a folder: name a file");
      case CHARACTER_DEVICE, BLOCK_DEVICE ->
          throw new DataException(
              named + " is a device, which has no end: name a file, or pipe its data in");
      default -> {
        return type;
      }
    }
  }

  private static InputFile ofStandardInput() {
    Path device = Path.of("/dev/stdin");
    try {
      if (FileType.of(device) == FileType.CHARACTER_DEVICE) {
        throw new DataException(
            "the standard input is a terminal or another device: pipe data in, or redirect it from"
                + " a file");
      }
    } catch (IOException e) {
      // Then it is closed, which reading says.
    }
    return of(System.in, "the standard input");
  }

  private static InputFile ofFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (in.read() < 0) {
        throw empty(file.toString());
      }
    }
    return new InputFile(file.toString(), file, Optional.empty());
  }

  private static DataException empty(String name) {
    return new DataException(name + " is empty: give it data");
  }

  /**
   * Keeps what a stream gives.
   *
   * @param stream is read to its end, and not closed
   * @param name what to call it in messages
   * @throws DataException if it cannot be read or kept, or gives nothing
   */
  public static InputFile of(InputStream stream, String name) {
    TemporaryFolder folder = TemporaryFolder.create();
    try {
      Path file = folder.path().resolve("input");
      if (copy(stream, file, name) == 0) {
        throw empty(name);
      }
      return new InputFile(name, file, Optional.of(folder));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static long copy(InputStream stream, Path file, String name) {
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    try (OutputFile out = OutputFile.own(file)) {
      // A pipe that does not end must not fill the disk.
      long room = Files.getFileStore(file.getParent()).getUsableSpace() / 2;
      for (int n = read(stream, buffer, name); n >= 0; n = read(stream, buffer, name)) {
        out.stream().write(buffer, 0, n);
        size += n;
        if (size > room) {
          throw tooLong(name, file, room);
        }
      }
      out.commit();
      return size;
    } catch (IOException e) {
      throw FileTrouble.writing("the temporary file " + file, e);
    }
  }

  private static int read(InputStream stream, byte[] buffer, String name) {
    try {
      return stream.read(buffer);
    } catch (IOException e) {
      throw FileTrouble.reading(name, e);
    }
  }

  private static DataException tooLong(String name, Path file, long room) {
    return new DataException(
        "%s does not end after %d MiB, half of the room in %s: give a file, or choose a place with more room by TMPDIR"
            .formatted(name, room >> 20, file.getParent().getParent()));
  }

  /** What to call it in messages: as it was named. */
  public String name() {
    return name;
  }

  /** A file with its bytes, which may be opened more than once until this is closed. */
  public Path path() {
    return path;
  }

  /**
   * Checks that a file stays what it is: a run reads its data again when it goes on.
   *
   * @param named a file
   * @throws DataException if there is none, it cannot be used, or it is a pipe, which gives its
   *     bytes once
   */
  public static void requireLasting(Path named) {
    try {
      if (named.toString().equals(STANDARD_INPUT) || type(named) != FileType.REGULAR) {
        throw new DataException(
            (named.toString().equals(STANDARD_INPUT) ? "the standard input" : named)
                + " can be read only once, and a run reads its data again: save it to a file first");
      }
      ofFile(named).close();
    } catch (IOException e) {
      throw FileTrouble.reading(named, e);
    }
  }

  /**
   * Reads a text in UTF-8, such as a configuration, that must not be long.
   *
   * @param named a file, a pipe, or {@code -} for the standard input
   * @throws DataException if it cannot be read, is longer than 1 MiB, or is no text in UTF-8
   */
  public static String text(Path named) {
    byte[] bytes = bytes(named);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new DataException(named + " is not a text in UTF-8: save it as one", e);
    }
  }

  private static byte[] bytes(Path named) {
    try (InputStream in = once(named)) {
      byte[] bytes = in.readNBytes(MAX_TEXT + 1);
      if (bytes.length > MAX_TEXT) {
        throw new DataException(named + " is larger than 1 MiB: it is not what its name says");
      }
      return bytes;
    } catch (IOException e) {
      throw FileTrouble.reading(named, e);
    }
  }

  private static InputStream once(Path named) throws IOException {
    if (named.toString().equals(STANDARD_INPUT)) {
      return System.in;
    }
    type(named);
    return Files.newInputStream(named);
  }

  /** Deletes what was kept of a pipe; closing twice does nothing. */
  @Override
  public void close() {
    kept.ifPresent(TemporaryFolder::close);
  }
}
