package org.sdlgm.datasets.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.sdlgm.storage.OutputFile;
import org.sdlgm.storage.Sha256;

/**
 * A {@code .tar.gz} on the web that has all files.
 *
 * @param address of the archive
 * @param bytes how long it is
 * @param sum its hexadecimal SHA-256
 * @param prefix what stands before a file's name in the archive
 * @param downloader gets it
 */
public record ArchiveMirror(
    URI address, long bytes, String sum, String prefix, Downloader downloader) implements Origin {
  @Override
  public String place() {
    return address.toString();
  }

  @Override
  public void fetch(List<DataFile> files, Path folder) throws IOException {
    // It is not kept: closing what is not committed deletes it.
    try (OutputFile archive = OutputFile.own(folder.resolve("archive"))) {
      downloader.download(address, archive.unfinished(), bytes);
      Sha256.require(archive.unfinished(), sum, place());
      TarArchive.extract(archive.unfinished(), prefix, files, folder);
    }
  }
}
