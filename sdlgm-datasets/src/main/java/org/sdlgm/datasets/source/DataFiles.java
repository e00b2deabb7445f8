package org.sdlgm.datasets.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DatasetLoader.FileStatus;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.OutputFile;

/**
 * The files of one dataset, and where they are to be had: in the data folder, else the cache, else
 * from the origins in turn.
 *
 * @param folder what their folder is called, in the data folder and the cache
 * @param files the files
 * @param origins who has them
 */
public record DataFiles(String folder, List<DataFile> files, List<Origin> origins) {
  /** Copies the lists. */
  public DataFiles {
    files = List.copyOf(files);
    origins = List.copyOf(origins);
  }

  /**
   * Which files are there, without reading or fetching any.
   *
   * @param location where to look
   */
  public List<FileStatus> status(DataLocation location) {
    return files.stream().map(file -> status(file, location)).toList();
  }

  private FileStatus status(DataFile file, DataLocation location) {
    Optional<Path> found = find(file, location);
    Path place = found.orElseGet(() -> folders(location).get(0).resolve(file.name()));
    return new FileStatus(file.name(), place.toString(), found.isPresent());
  }

  /**
   * Where each file is. Those that are not at hand are fetched into the cache first.
   *
   * @param location where to look
   * @return paths by the files' names, in the files' order
   * @throws DataException if one cannot be had: every place that was looked at or asked, and what
   *     to put where
   */
  public Map<String, Path> obtain(DataLocation location) {
    List<String> asked = new ArrayList<>();
    if (!missing(location).isEmpty()) {
      if (location.offline()) {
        asked.add("the network was not asked (offline)");
      } else {
        fetch(location, asked);
      }
    }
    List<DataFile> missing = missing(location);
    if (!missing.isEmpty()) {
      throw new DataException(unavailable(missing, asked, location));
    }
    Map<String, Path> paths = new LinkedHashMap<>();
    files.forEach(file -> paths.put(file.name(), find(file, location).orElseThrow()));
    return paths;
  }

  /**
   * Reads every file, and checks it. Files are read side by side.
   *
   * @param location where to look
   * @return contents by the files' names
   * @throws DataException if one cannot be had, or is damaged
   */
  public Map<String, Content> read(DataLocation location) {
    Map<String, Path> paths = obtain(location);
    return files.parallelStream()
        .map(file -> Map.entry(file.name(), read(file, paths.get(file.name()))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Content read(DataFile file, Path path) {
    return file.read(path, path.toString());
  }

  private void fetch(DataLocation location, List<String> asked) {
    Path cache = location.cache().resolve(folder);
    try {
      OutputFile.folder(cache);
    } catch (DataException e) {
      throw new DataException(
          "the cache folder " + e.getMessage() + "; name another with SDLGM_CACHE", e);
    }
    for (Origin origin : origins) {
      List<DataFile> missing = missing(location);
      if (missing.isEmpty()) {
        return;
      }
      try {
        origin.fetch(missing, cache);
      } catch (IOException | DataException e) {
        asked.add(origin.place() + " (" + Failures.reason(e) + ")");
      }
    }
  }

  private List<DataFile> missing(DataLocation location) {
    return files.stream().filter(file -> find(file, location).isEmpty()).toList();
  }

  private Optional<Path> find(DataFile file, DataLocation location) {
    for (Path place : folders(location)) {
      for (String name : List.of(file.name(), file.name() + ".gz")) {
        if (Files.isRegularFile(place.resolve(name))) {
          return Optional.of(place.resolve(name));
        }
      }
    }
    return Optional.empty();
  }

  private List<Path> folders(DataLocation location) {
    List<Path> folders = new ArrayList<>();
    location.folder().ifPresent(data -> folders.add(data.resolve(folder)));
    folders.add(location.cache().resolve(folder));
    return folders;
  }

  private String unavailable(List<DataFile> missing, List<String> asked, DataLocation location) {
    List<Path> folders = folders(location);
    String names = missing.stream().map(DataFile::name).collect(Collectors.joining(", "));
    String looked = folders.stream().map(Path::toString).collect(Collectors.joining(" and "));
    String remedy =
        location.folder().isPresent()
            ? "into " + folders.get(0)
            : "into " + folders.get(0) + ", or into a folder '" + folder + "' of SDLGM_DATA";
    return "no "
        + names
        + ": looked into "
        + looked
        + "; "
        + String.join("; ", asked)
        + ". Put them, as they are or with .gz, "
        + remedy;
  }
}
