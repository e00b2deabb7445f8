package org.sdlgm.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Files that are compressed with gzip (RFC 1952). */
final class Gzip {
  /** Deflate cannot expand its input by more than this (zlib's documentation). */
  static final int MAX_EXPANSION = 1032;

  private static final int BUFFER = 1 << 16;

  private Gzip() {}

  /**
   * Whether a file is compressed, by its first bytes.
   *
   * @param path the file
   * @throws IOException if it cannot be read
   */
  static boolean matches(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(2);
      return GzipCompressorInputStream.matches(start, start.length);
    }
  }

  /**
   * A file's uncompressed content. Members that follow each other are read as one; anything else
   * after a member is an error, which the platform's own GZIPInputStream would pass over.
   *
   * @param path the file
   * @throws IOException if it cannot be read, or does not begin as gzip does
   */
  static InputStream open(Path path) throws IOException {
    InputStream file = Files.newInputStream(path);
    try {
      return GzipCompressorInputStream.builder()
          .setInputStream(file)
          .setBufferSize(BUFFER)
          .setDecompressConcatenated(true)
          .get();
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }
}
