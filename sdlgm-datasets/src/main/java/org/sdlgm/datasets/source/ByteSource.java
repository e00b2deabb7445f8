package org.sdlgm.datasets.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.InputFile;
import org.sdlgm.storage.Sha256;

/** Uncompressed bytes that can be read from their start, more than once. */
public interface ByteSource {
  /** What to call it in an error. */
  String name();

  /**
   * The bytes from the start.
   *
   * @throws IOException if they cannot be had
   */
  InputStream open() throws IOException;

  /**
   * How many there are, if that is known before they are read.
   *
   * @throws IOException if the file cannot be looked at
   */
  default OptionalLong length() throws IOException {
    return OptionalLong.empty();
  }

  /**
   * The hexadecimal SHA-256 of the bytes.
   *
   * @throws DataException if they cannot be read
   */
  default String sum() {
    try (InputStream in = open()) {
      return Sha256.of(in);
    } catch (IOException e) {
      throw FileTrouble.reading(name(), e);
    }
  }

  /**
   * A file's bytes, read as they are asked for. Whether it is compressed with gzip its first bytes
   * say, not its name.
   *
   * @param path the file
   */
  static ByteSource of(Path path) {
    return new OfPath(path, path.toString());
  }

  /**
   * The bytes of what a person gave.
   *
   * @param file open for as long as this is used
   */
  static ByteSource of(InputFile file) {
    return new OfPath(file.path(), file.name());
  }

  /**
   * Bytes that are in memory.
   *
   * @param content of a file
   */
  static ByteSource of(Content content) {
    return new OfContent(content);
  }

  /** A file. */
  record OfPath(Path path, String name) implements ByteSource {
    @Override
    public InputStream open() throws IOException {
      return Gzip.matches(path) ? Gzip.open(path) : Files.newInputStream(path);
    }

    @Override
    public OptionalLong length() throws IOException {
      return Gzip.matches(path) ? OptionalLong.empty() : OptionalLong.of(Files.size(path));
    }
  }

  /** A file's content. */
  record OfContent(Content content) implements ByteSource {
    @Override
    public String name() {
      return content.source();
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content.bytes());
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.of(content.bytes().length);
    }
  }
}
