package org.sdlgm.datasets.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.sdlgm.error.DataException;

/**
 * A web folder with each file as it is: {@code base/name}.
 *
 * @param base the folder's address, with a slash at its end
 * @param downloader gets the files
 */
public record FileMirror(URI base, Downloader downloader) implements Origin {
  @Override
  public String place() {
    return base.toString();
  }

  /**
   * {@inheritDoc}
   *
   * @throws DataException also if no sum of a file is known
   */
  @Override
  public void fetch(List<DataFile> files, Path folder) throws IOException {
    for (DataFile file : files) {
      URI address = base.resolve(file.name());
      if (file.sum().isEmpty()) {
        throw new DataException(address + " cannot be checked: no sum of it is known");
      }
      Placement.place(
          folder.resolve(file.name()),
          temporary -> downloader.download(address, temporary, file.maxBytes()),
          temporary -> file.read(temporary, address.toString()));
    }
  }
}
