package org.sdlgm.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.datasets.fixture.Loopback;
import org.sdlgm.datasets.fixture.RealData;
import org.sdlgm.datasets.source.ArchiveMirror;
import org.sdlgm.datasets.source.Downloader;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.Sha256;

final class CifarLoaderTest {
  private static final int WIDTH = 3072;

  @TempDir Path temporary;
  private Path folder;
  private final CifarLoader loader = new CifarLoader(List.of());

  @BeforeEach
  void sixFiles() throws IOException {
    folder = Files.createDirectories(temporary.resolve("cifar-10-batches-bin"));
    for (int i = 1; i <= 5; i++) {
      // Batch i has i records, all of label i: fifteen in the training part.
      write("data_batch_" + i + ".bin", records(i, i));
    }
    write("test_batch.bin", records(2, 9));
  }

  private static byte[] records(int count, int label) {
    byte[] bytes = new byte[0];
    for (int i = 0; i < count; i++) {
      bytes = Bytes.join(bytes, Bytes.join(new byte[] {(byte) label}, Bytes.ramp(i, WIDTH)));
    }
    return bytes;
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private DataLocation location(boolean offline) {
    return new DataLocation(Optional.of(temporary), temporary.resolve("cache"), offline);
  }

  private Dataset load(CifarOptions options) {
    return loader.load(ComponentConfig.of("cifar-10", options), location(true));
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> load(CifarOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(parts)
        .message()
        .hasLineCount(1);
  }

  @Test
  void recordsOfAllBatchesFollowEachOther() {
    Dataset data = load(CifarOptions.DEFAULTS);
    assertThat(data.name()).isEqualTo("cifar-10 (15 training and 2 test observations)");
    Labels labels = data.training().labels().orElseThrow();
    int[] expected = {1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5};
    for (int i = 0; i < expected.length; i++) {
      assertThat(labels.firstLabel(i)).isEqualTo(expected[i]);
    }
    assertThat(labels.names().get(1)).isEqualTo("automobile");
    assertThat(data.sums()).hasSize(6);
  }

  @Test
  void planesBecomeChannelsOfEachPixel() throws IOException {
    // Red 255, green 51, blue 0, but for the second pixel of the first row: 0, 102, 255.
    byte[] record = new byte[1 + WIDTH];
    for (int pixel = 0; pixel < 1024; pixel++) {
      record[1 + pixel] = (byte) 255;
      record[1 + 1024 + pixel] = 51;
    }
    record[2] = 0;
    record[2 + 1024] = 102;
    record[2 + 2048] = (byte) 255;
    write("test_batch.bin", record);
    Dataset data = load(CifarOptions.DEFAULTS);
    float[] values = new float[1 + WIDTH];
    data.test().observations().read(0, 0, values, 1);
    assertThat(data.shape())
        .isEqualTo(new ObservationShape(List.of(32, 32, 3), Values.UNIT_INTERVAL));
    assertThat(values).startsWith(0, 1, 0.2f, 0, 0, 0.4f, 1, 1, 0.2f, 0);
    assertThat(values).endsWith(1, 0.2f, 0);
  }

  @Test
  void theRightRecordOfALaterBatchIsRead() {
    Dataset data = load(CifarOptions.DEFAULTS);
    float[] values = new float[WIDTH];
    // Record 5 is the third of batch 3, whose ramp begins at 2.
    data.training().observations().read(5, 0, values, 0);
    assertThat(values[0]).isEqualTo(2 / 255f);
  }

  @Test
  void countsLimitTheParts() {
    Dataset data = load(new CifarOptions(4, 1));
    assertThat(data.training().count()).isEqualTo(4);
    assertThat(data.training().labels().orElseThrow().rows()).isEqualTo(4);
    assertThat(data.test().count()).isEqualTo(1);
    assertThatThrownBy(() -> load(new CifarOptions(0, 3)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("testCount", "3", "2");
  }

  @Test
  void aPartialRecordIsRefusedWithItsIndex() throws IOException {
    write("data_batch_2.bin", Bytes.first(records(3, 2), 2 * (1 + WIDTH) + 100));
    assertRefused("data_batch_2.bin", "within record 2", "100 of its 3073 bytes");
  }

  @Test
  void aLabelAboveNineIsRefusedWithItsRecord() throws IOException {
    write("test_batch.bin", Bytes.join(records(2, 9), records(1, 10)));
    assertRefused("test_batch.bin", "label 10 in record 2");
  }

  @Test
  void aLongerFileThanThePublishedOneIsRefused() throws IOException {
    write("test_batch.bin", new byte[30_730_001]);
    assertRefused("test_batch.bin", "more than the 30730000 bytes");
  }

  @Test
  void theFilesComeOutOfThePublishedArchivesLayout() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (var files = Files.list(folder)) {
      for (Path path : files.sorted().toList()) {
        entries.put("cifar-10-batches-bin/" + path.getFileName(), Files.readAllBytes(path));
        Files.delete(path);
      }
    }
    byte[] archive = Bytes.tarGz(entries);
    try (Loopback server = new Loopback().has("c.tar.gz", archive)) {
      CifarLoader online =
          new CifarLoader(
              List.of(
                  new ArchiveMirror(
                      server.base().resolve("c.tar.gz"),
                      archive.length,
                      Sha256.of(archive),
                      "cifar-10-batches-bin/",
                      new Downloader(Duration.ofSeconds(5), Duration.ofSeconds(20)))));
      Dataset data = online.load(ComponentConfig.of("cifar-10"), location(false));
      assertThat(data.training().count()).isEqualTo(15);
      assertThat(server.asked()).containsExactly("c.tar.gz");
    }
  }

  @Test
  void thePublishedSampleLoads() {
    DataLocation location = RealData.with("cifar-10-batches-bin");
    Dataset data = loader.load(ComponentConfig.of("cifar-10"), location);
    float[] values = new float[WIDTH];
    double sum = 0;
    for (int i = 0; i < data.training().count(); i++) {
      data.training().observations().read(i, 0, values, 0);
      for (float value : values) {
        sum += value;
      }
    }
    // The whole training set's means are 0.4914, 0.4822 and 0.4465; a part of it is near them.
    assertThat(sum / ((double) WIDTH * data.training().count())).isBetween(0.46, 0.49);
    // The first test picture is the well-known cat.
    assertThat(data.test().labels().orElseThrow().firstLabel(0)).isEqualTo(3);
  }
}
