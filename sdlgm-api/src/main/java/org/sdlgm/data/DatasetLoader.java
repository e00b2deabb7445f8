package org.sdlgm.data;

import java.util.List;
import org.sdlgm.config.Choice;
import org.sdlgm.config.ComponentConfig;

/** Finds, reads or generates one kind of dataset. */
public interface DatasetLoader extends Choice {
  /**
   * Reads the data.
   *
   * @param config this dataset's name and options
   * @param location where to look
   * @throws org.sdlgm.error.DataException if a file is missing (with every place that was looked
   *     at) or damaged
   * @throws org.sdlgm.error.ConfigurationException if an option cannot be used
   */
  Dataset load(ComponentConfig config, DataLocation location);

  /** Whether its files are the user's own, named by its options: there is nothing to find. */
  default boolean readsOwnFiles() {
    return false;
  }

  /**
   * Files that the dataset reads, and whether they are there, without reading or fetching any; none
   * where the data is generated, or the files are the user's own.
   *
   * @param location where to look
   */
  default List<FileStatus> files(DataLocation location) {
    return List.of();
  }

  /**
   * Whether it can be loaded as it is, with nothing to fetch or to name.
   *
   * @param location where to look
   */
  default boolean isHere(DataLocation location) {
    return !readsOwnFiles() && files(location).stream().allMatch(FileStatus::present);
  }

  /**
   * Brings the files into the cache, where they are not at hand; does nothing where there are none.
   *
   * @param location where to look and to put
   * @throws org.sdlgm.error.DataException if they cannot be had: every source that was tried, and
   *     what to put where
   */
  default void fetch(DataLocation location) {}

  /**
   * A file of a dataset.
   *
   * @param name its name
   * @param place where it was found, or where it may be put
   * @param present whether it is there
   */
  record FileStatus(String name, String place, boolean present) {}
}
