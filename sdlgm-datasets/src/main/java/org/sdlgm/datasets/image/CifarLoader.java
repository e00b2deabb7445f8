package org.sdlgm.datasets.image;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.datasets.source.ArchiveMirror;
import org.sdlgm.datasets.source.Content;
import org.sdlgm.datasets.source.DataFile;
import org.sdlgm.datasets.source.DataFiles;
import org.sdlgm.datasets.source.Downloader;
import org.sdlgm.datasets.source.Origin;
import org.sdlgm.datasets.source.PublishedLoader;

/**
 * CIFAR-10: 32 x 32 colour pictures of ten classes, values in [0, 1], shape [32, 32, 3].
 *
 * <p>A file may hold fewer records than the published 10 000: their number comes from its length.
 */
public final class CifarLoader implements PublishedLoader {
  private static final String FOLDER = "cifar-10-batches-bin";
  private static final List<String> TRAINING_FILES =
      IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin").toList();
  private static final List<String> TEST_FILES = List.of("test_batch.bin");
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final PublishedSize SIZE = new PublishedSize(50_000, 10_000);
  private static final int FILE_RECORDS = 10_000;

  private final DataFiles files;

  /**
   * @param origins who has the six files
   */
  CifarLoader(List<Origin> origins) {
    this.files = new DataFiles(FOLDER, files(), origins);
  }

  /** The loader of the published files. */
  public static CifarLoader cifar10() {
    return new CifarLoader(
        List.of(
            new ArchiveMirror(
                URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
                170_052_171,
                "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                FOLDER + "/",
                Downloader.STANDARD)));
  }

  private static List<DataFile> files() {
    return Stream.concat(TRAINING_FILES.stream(), TEST_FILES.stream())
        .map(name -> new DataFile(name, FILE_RECORDS * CifarBatch.RECORD, Optional.empty()))
        .toList();
  }

  @Override
  public String summary() {
    return "60 000 colour pictures, 32 x 32, 10 classes, real-valued (Krizhevsky 2009)";
  }

  @Override
  public CifarOptions defaults() {
    return CifarOptions.DEFAULTS;
  }

  @Override
  public DataFiles published() {
    return files;
  }

  @Override
  public Dataset load(ComponentConfig config, DataLocation location) {
    CifarOptions options = config.optionsOver(defaults());
    Map<String, Content> contents = files.read(location);
    DataPart training = part(contents, TRAINING_FILES, "trainingCount", options.trainingCount());
    DataPart test = part(contents, TEST_FILES, "testCount", options.testCount());
    return new Dataset(
        SIZE.name("cifar-10", List.of(), training, test),
        new ObservationShape(
            List.of(CifarBatch.SIDE, CifarBatch.SIDE, CifarBatch.CHANNELS), Values.UNIT_INTERVAL),
        training,
        test,
        Content.sums(contents));
  }

  private static DataPart part(
      Map<String, Content> contents, List<String> names, String option, int requested) {
    List<CifarBatch> batches =
        names.stream().map(name -> CifarBatch.parse(contents.get(name))).toList();
    int count =
        PublishedSize.take(option, requested, batches.stream().mapToInt(CifarBatch::count).sum());
    int[] labels =
        batches.stream()
            .flatMapToInt(batch -> IntStream.range(0, batch.count()).map(batch::label))
            .limit(count)
            .toArray();
    return new DataPart(
        new CifarImages(batches, count), Optional.of(Labels.ofClasses(CLASSES, labels)));
  }
}
