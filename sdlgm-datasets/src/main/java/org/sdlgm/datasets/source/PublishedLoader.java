package org.sdlgm.datasets.source;

import java.util.List;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DatasetLoader;

/** A loader of a dataset whose files somebody has published. */
public interface PublishedLoader extends DatasetLoader {
  /** The files, and who has them. */
  DataFiles published();

  @Override
  default List<FileStatus> files(DataLocation location) {
    return published().status(location);
  }

  @Override
  default void fetch(DataLocation location) {
    published().obtain(location);
  }
}
