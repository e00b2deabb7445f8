package org.sdlgm.datasets.multilabel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.datasets.source.DataFile;
import org.sdlgm.datasets.source.DataFiles;
import org.sdlgm.datasets.source.Downloader;
import org.sdlgm.datasets.source.FileMirror;
import org.sdlgm.datasets.source.Origin;

/** The files of a dataset on Mulan's site. */
final class MulanFiles {
  private static final String FOLDER = "mulan/";
  private static final String SITE =
      "https://raw.githubusercontent.com/tsoumakas/mulan/master/data/multi-label/";
  private static final int MAX_BYTES = 1 << 20;

  private MulanFiles() {}

  /**
   * A dataset's files, at its site.
   *
   * @param dataset its name
   * @param sums of its files, by name
   */
  static DataFiles of(String dataset, Map<String, String> sums) {
    Origin site = new FileMirror(URI.create(SITE + dataset + "/"), Downloader.STANDARD);
    return of(dataset, sums, List.of(site));
  }

  /**
   * A dataset's files.
   *
   * @param dataset its name
   * @param sums of its files, by name
   * @param origins who has them
   */
  static DataFiles of(String dataset, Map<String, String> sums, List<Origin> origins) {
    List<DataFile> files =
        sums.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(sum -> new DataFile(sum.getKey(), MAX_BYTES, Optional.of(sum.getValue())))
            .toList();
    return new DataFiles(FOLDER + dataset, files, origins);
  }
}
