package org.sdlgm.datasets.source;

import java.nio.file.Path;
import java.util.Optional;
import org.sdlgm.error.DataException;

/**
 * A file that a dataset is read from, as it is when uncompressed.
 *
 * @param name its name; compressed it has {@code .gz} after that
 * @param maxBytes the most bytes that it may have, uncompressed
 * @param sum hexadecimal SHA-256 of its uncompressed content, where that is known
 */
public record DataFile(String name, int maxBytes, Optional<String> sum) {
  /**
   * Reads the file whole, and checks it against the sum.
   *
   * @param path where it is; compressed or not, whatever its name says
   * @param source what to call it in an error
   * @throws DataException if it cannot be read, is damaged, too long, or not the file that the sum
   *     is of
   */
  public Content read(Path path, String source) {
    Content content = Content.read(path, source, maxBytes);
    if (sum.isPresent() && !sum.get().equals(content.sum())) {
      throw new DataException(
          source
              + " is not the genuine "
              + name
              + ": its content has the SHA-256 "
              + content.sum()
              + ", expected "
              + sum.get()
              + "; remove it, and it is fetched anew");
    }
    return content;
  }
}
