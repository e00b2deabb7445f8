package org.sdlgm.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.FileTrouble;
import org.sdlgm.storage.Sha256;

/**
 * The uncompressed content of a file that nobody vouches for.
 *
 * @param source what to call the file in an error
 * @param bytes the content, not copied: leave it as it is
 * @param sum its hexadecimal SHA-256
 */
public record Content(String source, byte[] bytes, String sum) {
  /**
   * Reads a file whole. Whether it is compressed with gzip its first bytes say, not its name.
   *
   * <p>No more memory is taken than {@code maxBytes}, nor more than the file's real length can
   * expand to, whatever the file claims.
   *
   * @param path the file
   * @param source what to call it in an error
   * @param maxBytes the most bytes that the content may have
   * @throws DataException if it cannot be read, is empty, is longer, or is damaged gzip: truncated,
   *     failing its own checksum, or with bytes after its end
   */
  public static Content read(Path path, String source, int maxBytes) {
    try {
      byte[] bytes =
          Gzip.matches(path) ? inflate(path, source, maxBytes) : raw(path, source, maxBytes);
      if (bytes.length == 0) {
        throw new DataException(source + " is empty; fetch it anew");
      }
      return new Content(source, bytes, Sha256.of(bytes));
    } catch (IOException e) {
      throw FileTrouble.reading(source, e);
    }
  }

  /**
   * The sums of contents.
   *
   * @param contents by name
   * @return hexadecimal SHA-256 by name
   */
  public static Map<String, String> sums(Map<String, Content> contents) {
    return contents.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }

  private static byte[] raw(Path path, String source, int maxBytes) throws IOException {
    if (Files.size(path) > maxBytes) {
      throw tooLong(source, maxBytes);
    }
    return Files.readAllBytes(path);
  }

  private static byte[] inflate(Path path, String source, int maxBytes) throws IOException {
    try (InputStream in = Gzip.open(path)) {
      byte[] bytes = new byte[(int) Math.min(maxBytes, Files.size(path) * Gzip.MAX_EXPANSION)];
      int length = in.readNBytes(bytes, 0, bytes.length);
      if (in.read() >= 0) {
        throw tooLong(source, maxBytes);
      }
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    } catch (IOException e) {
      throw new DataException(
          source + " is damaged gzip (" + Failures.reason(e) + "); fetch it anew", e);
    }
  }

  private static DataException tooLong(String source, int maxBytes) {
    return new DataException(
        source + " holds more than the " + maxBytes + " bytes that such a file may have");
  }
}
