package org.sdlgm.datasets.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.Sha256;

/**
 * A web folder with each file compressed: {@code base/name.gz}.
 *
 * @param base the folder's address, with a slash at its end
 * @param sums hexadecimal SHA-256 of files as the folder has them, by name with {@code .gz}: needed
 *     for those whose content's sum is not known
 * @param downloader gets them
 */
public record Mirror(URI base, Map<String, String> sums, Downloader downloader) implements Origin {
  /** Copies the sums. */
  public Mirror {
    sums = Map.copyOf(sums);
  }

  @Override
  public String place() {
    return base.toString();
  }

  @Override
  public void fetch(List<DataFile> files, Path folder) throws IOException {
    for (DataFile file : files) {
      String name = file.name() + ".gz";
      URI address = base.resolve(name);
      Placement.place(
          folder.resolve(name),
          temporary -> downloader.download(address, temporary, compressedBound(file)),
          temporary -> check(file, temporary, address.toString()));
    }
  }

  private void check(DataFile file, Path temporary, String source) throws IOException {
    Optional<String> expected = Optional.ofNullable(sums.get(file.name() + ".gz"));
    if (expected.isEmpty() && file.sum().isEmpty()) {
      throw new DataException(source + " cannot be checked: no sum of it is known");
    }
    if (expected.isPresent()) {
      Sha256.require(temporary, expected.get(), source);
    }
    file.read(temporary, source);
  }

  /** Deflate expands what it cannot compress by less than a thousandth; the rest is headers. */
  private static long compressedBound(DataFile file) {
    return file.maxBytes() + file.maxBytes() / 1000L + 1024;
  }
}
