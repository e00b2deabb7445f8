package org.sdlgm.datasets.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Somewhere on the network that has a dataset's files. */
public interface Origin {
  /** What to call it in an error, such as its address. */
  String place();

  /**
   * Brings files. Each appears in the folder whole and checked, or not at all.
   *
   * @param files what to bring
   * @param folder an existing folder to put them into, under their names, or those with {@code .gz}
   * @throws IOException if one cannot be had: those before it may be there
   * @throws org.sdlgm.error.DataException if what the origin has is not what it should be
   */
  void fetch(List<DataFile> files, Path folder) throws IOException;
}
