package org.sdlgm.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DatasetLoader.FileStatus;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.error.DataException;

final class DataFilesTest {
  private static final DataFile A = new DataFile("a", 10, Optional.empty());
  private static final DataFile B = new DataFile("b", 10, Optional.empty());

  @TempDir Path temporary;
  private Path data;
  private Path cache;
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void folders() throws IOException {
    data = Files.createDirectories(temporary.resolve("data/set"));
    cache = temporary.resolve("cache/set");
  }

  private DataLocation location(boolean offline) {
    return new DataLocation(
        Optional.of(temporary.resolve("data")), temporary.resolve("cache"), offline);
  }

  private DataFiles files(Origin... origins) {
    return new DataFiles("set", List.of(A, B), List.of(origins));
  }

  /** An origin that has some files, and then fails if it was asked for more. */
  private Origin origin(String place, String... has) {
    return new Origin() {
      @Override
      public String place() {
        return place;
      }

      @Override
      public void fetch(List<DataFile> files, Path folder) throws IOException {
        for (DataFile file : files) {
          asked.add(place + ":" + file.name());
          if (!List.of(has).contains(file.name())) {
            throw new IOException("no " + file.name() + " here");
          }
          Files.write(folder.resolve(file.name()), Bytes.text(place));
        }
      }
    };
  }

  @Test
  void theDataFolderGoesBeforeTheCacheAndNoOriginIsAsked() throws IOException {
    Files.createDirectories(cache);
    Files.write(data.resolve("a"), Bytes.text("data"));
    Files.write(cache.resolve("a"), Bytes.text("cache"));
    Files.write(cache.resolve("b.gz"), Bytes.gzip(Bytes.text("zipped")));
    assertThat(files(origin("web", "a", "b")).read(location(false)))
        .hasEntrySatisfying("a", a -> assertThat(a.bytes()).asString().isEqualTo("data"))
        .hasEntrySatisfying("b", b -> assertThat(b.bytes()).asString().isEqualTo("zipped"));
    assertThat(asked).isEmpty();
  }

  @Test
  void missingFilesComeFromTheFirstOriginThatHasThem() throws IOException {
    Files.write(data.resolve("a"), Bytes.text("data"));
    DataFiles files = files(origin("first"), origin("second", "b"), origin("third", "b"));
    assertThat(files.obtain(location(false)))
        .containsEntry("a", data.resolve("a"))
        .containsEntry("b", cache.resolve("b"));
    assertThat(asked).containsExactly("first:b", "second:b");
  }

  @Test
  void whatOneOriginBroughtTheNextIsNotAskedFor() {
    files(origin("first", "a"), origin("second", "b")).obtain(location(false));
    assertThat(asked).containsExactly("first:a", "first:b", "second:b");
  }

  @Test
  void aFailureListsEveryPlaceInOneLine() {
    assertThatThrownBy(() -> files(origin("first"), origin("second", "a")).obtain(location(false)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "no b: looked into "
                + data
                + " and "
                + cache
                + "; first (no a here); second (no b here). Put them, as they are or with .gz, into "
                + data);
  }

  @Test
  void offlineNoOriginIsAskedAndTheCacheIsNotMade() {
    assertThatThrownBy(() -> files(origin("web", "a", "b")).obtain(location(true)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("the network was not asked (offline)");
    assertThat(asked).isEmpty();
    assertThat(cache).doesNotExist();
  }

  @Test
  void withoutADataFolderTheRemedyNamesBothWays() {
    DataLocation cacheOnly = new DataLocation(Optional.empty(), temporary.resolve("cache"), true);
    assertThatThrownBy(() -> files().obtain(cacheOnly))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("into " + cache + ", or into a folder 'set' of SDLGM_DATA");
  }

  @Test
  void aCacheThatCannotBeMadeIsNamed() throws IOException {
    Files.write(temporary.resolve("cache"), Bytes.text("a file"));
    assertThatThrownBy(() -> files(origin("web", "a", "b")).obtain(location(false)))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("cache folder", "SDLGM_CACHE");
  }

  @Test
  void statusSaysWhatIsThereAndWhereTheRestMayBePut() throws IOException {
    Files.write(data.resolve("a.gz"), Bytes.gzip(Bytes.text("x")));
    assertThat(files().status(location(false)))
        .containsExactly(
            new FileStatus("a", data.resolve("a.gz").toString(), true),
            new FileStatus("b", data.resolve("b").toString(), false));
  }

  @Test
  void aFailedPlacementLeavesNeitherTargetNorTemporaryFile() throws IOException {
    assertThatThrownBy(
            () ->
                Placement.place(
                    data.resolve("a"),
                    path -> Files.write(path, Bytes.text("half")),
                    path -> {
                      throw new IOException("not good");
                    }))
        .hasMessage("not good");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aPlacementReplacesWhatWasThere() throws IOException {
    Files.write(data.resolve("a"), Bytes.text("old"));
    Placement.place(data.resolve("a"), path -> Files.write(path, Bytes.text("new")), path -> {});
    assertThat(data.resolve("a")).hasContent("new");
    assertThat(data.toFile().list()).containsExactly("a");
  }
}
