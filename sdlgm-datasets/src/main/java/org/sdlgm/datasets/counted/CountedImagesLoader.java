package org.sdlgm.datasets.counted;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.data.Labels;
import org.sdlgm.datasets.source.OwnFiles;
import org.sdlgm.datasets.table.RowSplit;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.Sha256;

/** A person's own images, and a table that says how often each thing is on each of them. */
public final class CountedImagesLoader implements DatasetLoader {
  @Override
  public String summary() {
    return "your own images, and how often each thing is on them, in CSV";
  }

  @Override
  public CountedImagesOptions defaults() {
    return CountedImagesOptions.DEFAULTS;
  }

  @Override
  public boolean readsOwnFiles() {
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ConfigurationException always: nobody else has these files
   */
  @Override
  public void fetch(DataLocation location) {
    throw OwnFiles.unfetchable("counts", "file and images");
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    CountedImagesOptions options = config.optionsOver(defaults());
    if (options.file().isEmpty()) {
      throw new ConfigurationException(
          "the dataset counts has no table: give --csv FILE and --images FOLDER, or set its options"
              + " file and images");
    }
    CountTable table = CountTable.read(OwnFiles.file("file", options.file()));
    ImageSource source = source(options, table);
    return options.test().isEmpty()
        ? drawn(table, source, options)
        : given(
            table, CountTable.read(OwnFiles.file("test", options.test())).inOrderOf(table), source);
  }

  private static ImageSource source(CountedImagesOptions options, CountTable table) {
    Path beside = Optional.ofNullable(table.file().getParent()).orElse(Path.of(""));
    Path images = options.images().isEmpty() ? beside : OwnFiles.path("images", options.images());
    if (Files.isRegularFile(images)) {
      return new IdxFile(images, options.channels());
    }
    if (!options.images().isEmpty() && !Files.isDirectory(images)) {
      throw new DataException(
          "there is no folder " + images + "; set images to one, or to an IDX file");
    }
    return new ImageFiles(images, options.channels(), Optional.empty());
  }

  private static Dataset drawn(CountTable table, ImageSource source, CountedImagesOptions options) {
    RowSplit split = RowSplit.drawn(options.testFraction(), options.splitSeed());
    List<CountTable.Row> training = new ArrayList<>();
    List<CountTable.Row> test = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      (split.isTest(row) ? test : training).add(table.rows().get(row));
    }
    if (training.isEmpty() || test.isEmpty()) {
      throw new DataException(
          "%s has %d image(s), of which %d would train and %d test: give more, or set test"
              .formatted(table.file(), table.rows().size(), training.size(), test.size()));
    }
    String remark =
        "%s drawn for the test, seed %d".formatted(options.testFraction(), options.splitSeed());
    return dataset(table, training, test, remark, source, Map.of(name(table), table.sum()));
  }

  private static Dataset given(CountTable table, CountTable test, ImageSource source) {
    Map<String, String> sums = new HashMap<>(Map.of(name(table), table.sum()));
    sums.put("test " + name(test), test.sum());
    return dataset(table, table.rows(), test.rows(), "test " + name(test), source, sums);
  }

  private static String name(CountTable table) {
    return table.file().getFileName().toString();
  }

  private static Dataset dataset(
      CountTable table,
      List<CountTable.Row> training,
      List<CountTable.Row> test,
      String remark,
      ImageSource source,
      Map<String, String> sums) {
    MessageDigest digest = Sha256.digest();
    DataPart trainingPart = part(table.things(), training, source, digest);
    DataPart testPart = part(table.things(), test, source, digest);
    Map<String, String> all = new HashMap<>(sums);
    all.put("images", HexFormat.of().formatHex(digest.digest()));
    return new Dataset(
        "%s (%s)".formatted(name(table), remark),
        source.size().shape(),
        trainingPart,
        testPart,
        all);
  }

  private static DataPart part(
      List<String> things, List<CountTable.Row> rows, ImageSource source, MessageDigest digest) {
    List<byte[]> pixels = new ArrayList<>();
    for (CountTable.Row row : rows) {
      byte[] image = source.read(row.image(), row.origin());
      digest.update(image);
      pixels.add(image);
    }
    int[][] counts =
        IntStream.range(0, rows.size()).mapToObj(i -> rows.get(i).counts()).toArray(int[][]::new);
    Images images =
        new Images(
            rows.stream().map(CountTable.Row::origin).toList(), pixels, source.size().values());
    return new DataPart(images, Optional.of(Labels.ofCounts(things, counts)));
  }
}
