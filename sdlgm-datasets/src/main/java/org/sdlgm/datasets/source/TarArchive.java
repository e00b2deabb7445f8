package org.sdlgm.datasets.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.OutputFile;

/** Takes known files out of a {@code .tar.gz}. */
final class TarArchive {
  private TarArchive() {}

  /**
   * Writes the wanted files into a folder. An entry's own name is compared and never used as a
   * path, so no entry can be written elsewhere.
   *
   * @param archive the archive
   * @param prefix what stands before a file's name in it
   * @param files the wanted ones
   * @param folder an existing folder
   * @throws DataException if the archive is damaged or lacks a file, or one is not what it must be
   *     or cannot be written
   */
  static void extract(Path archive, String prefix, List<DataFile> files, Path folder) {
    Map<String, DataFile> wanted =
        files.stream()
            .collect(
                Collectors.toMap(
                    file -> prefix + file.name(),
                    Function.identity(),
                    (a, b) -> a,
                    LinkedHashMap::new));
    try (TarArchiveInputStream tar = new TarArchiveInputStream(Gzip.open(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry();
          entry != null && !wanted.isEmpty();
          entry = tar.getNextEntry()) {
        // A sparse entry can be far longer than the archive.
        DataFile match =
            entry.isFile() && !entry.isSparse() ? wanted.remove(entry.getName()) : null;
        if (match != null) {
          write(tar, entry, match, folder);
        }
      }
    } catch (IOException e) {
      throw new DataException("the archive cannot be unpacked: " + Failures.reason(e), e);
    }
    if (!wanted.isEmpty()) {
      throw new DataException("the archive has no " + String.join(", ", wanted.keySet()));
    }
  }

  private static void write(
      TarArchiveInputStream tar, TarArchiveEntry entry, DataFile file, Path folder)
      throws IOException {
    if (entry.getSize() > file.maxBytes()) {
      throw new DataException(
          entry.getName() + " has " + entry.getSize() + " bytes; at most " + file.maxBytes());
    }
    Placement.place(
        folder.resolve(file.name()),
        temporary -> {
          try (OutputStream out = OutputFile.append(temporary)) {
            tar.transferTo(out);
          }
        },
        temporary -> file.read(temporary, entry.getName()));
  }
}
