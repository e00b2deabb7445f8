package org.sdlgm.datasets.multilabel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mulan.data.MultiLabelInstances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.DatasetLoader;
import org.sdlgm.data.Labels;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.datasets.fixture.Loopback;
import org.sdlgm.datasets.fixture.RealData;
import org.sdlgm.datasets.source.DataFiles;
import org.sdlgm.datasets.source.Downloader;
import org.sdlgm.datasets.source.FileMirror;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.Sha256;
import weka.core.Instance;

final class MulanLoaderTest {
  private static final byte[] TABLE =
      Bytes.text("@relation r\n@attribute x real\n@attribute y {0,1}\n@data\n1,1\n3,1\n7,0\n");
  private static final byte[] HEADER = Bytes.text("<labels><label name='y'/></labels>");

  @TempDir Path cache;

  private static DatasetLoader loader(String name) {
    return switch (name) {
      case "birds" -> MulanLoader.birds();
      case "emotions" -> MulanLoader.emotions();
      default -> new Cal500Loader();
    };
  }

  private static Dataset load(String name, Map<String, Object> options) {
    return loader(name).load(new ComponentConfig(name, options), RealData.with("mulan"));
  }

  private static MulanLoader small(Loopback server) {
    Map<String, String> sums =
        Map.of(
            "small-train.arff", Sha256.of(TABLE),
            "small-test.arff", Sha256.of(TABLE),
            "small.xml", Sha256.of(HEADER));
    Downloader downloader = new Downloader(Duration.ofSeconds(5), Duration.ofSeconds(20));
    DataFiles files =
        MulanFiles.of("small", sums, List.of(new FileMirror(server.base(), downloader)));
    return new MulanLoader("small", "a small one", files);
  }

  @Test
  void filesComeFromTheMirrorIntoTheCacheAndAreChecked() {
    DataLocation online = new DataLocation(Optional.empty(), cache, false);
    try (Loopback server = new Loopback()) {
      server.has("small-train.arff", TABLE).has("small-test.arff", Bytes.altered(TABLE, 50));
      server.has("small.xml", HEADER);
      assertThatThrownBy(() -> small(server).load(ComponentConfig.of("small"), online))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("small-test.arff");
      server.has("small-test.arff", TABLE);
      Dataset data = small(server).load(ComponentConfig.of("small"), online);
      assertThat(data.name()).isEqualTo("small (standardised, labelled only)");
      assertThat(data.training().observations().rows(0, 2))
          .isDeepEqualTo(new float[][] {{-1}, {1}});
      assertThat(data.sums()).hasSize(3);
    }
    assertThat(cache.resolve("mulan/small/small.xml")).hasBinaryContent(HEADER);
  }

  @ParameterizedTest
  @CsvSource({"birds,322,323,19", "emotions,391,202,6", "cal500,400,102,174"})
  void publishedSizes(String name, int training, int test, int labels) {
    Dataset data = load(name, Map.of("keepUnlabelled", true));
    assertThat(data.training().count()).isEqualTo(training);
    assertThat(data.test().count()).isEqualTo(test);
    assertThat(data.training().labels().orElseThrow().names()).hasSize(labels);
  }

  @ParameterizedTest
  @CsvSource({"birds", "emotions", "cal500"})
  void theTrainingPartIsStandardisedAndEveryObservationHasALabel(String name) {
    Dataset data = load(name, Map.of());
    float[][] rows = data.training().observations().rows(0, data.training().count());
    for (int d = 0; d < data.shape().size(); d++) {
      int column = d;
      double mean = Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
      double square =
          Arrays.stream(rows).mapToDouble(row -> row[column] * row[column]).average().orElseThrow();
      assertThat(mean).isCloseTo(0, within(1e-4));
      // A constant column is 0 throughout.
      assertThat(square == 0 ? 1 : square).isCloseTo(1, within(1e-3));
    }
    for (DataPart part : List.of(data.training(), data.test())) {
      Labels labels = part.labels().orElseThrow();
      for (int i = 0; i < part.count(); i++) {
        assertThat(labels.size(i)).isPositive();
      }
    }
  }

  @Test
  void cal500IsSplitAsItsOptionsSay() {
    Dataset first = load("cal500", Map.of());
    Dataset shuffled = load("cal500", Map.of("split", "shuffled"));
    assertThat(first.name()).isEqualTo("cal500 (first 400, last 102, standardised, labelled only)");
    assertThat(shuffled.name())
        .isEqualTo("cal500 (400 and 102 drawn, seed 0, standardised, labelled only)");
    assertThat(shuffled.training().count()).isEqualTo(400);
    assertThat(shuffled.test().count()).isEqualTo(102);
    assertThat(shuffled.test().observations().rows(0, 5))
        .isNotEqualTo(first.test().observations().rows(0, 5));
  }

  @ParameterizedTest
  @CsvSource({"birds", "emotions"})
  void labelsAndNumbersAreAsMulanReadsThem(String name) throws Exception {
    DataPart part = load(name, Map.of("keepUnlabelled", true, "standardize", false)).training();
    Path folder = RealData.with("mulan").folder().orElseThrow().resolve("mulan").resolve(name);
    MultiLabelInstances expected =
        new MultiLabelInstances(
            folder.resolve(name + "-train.arff").toString(),
            folder.resolve(name + ".xml").toString());
    Labels labels = part.labels().orElseThrow();
    int[] indices = expected.getLabelIndices();
    assertThat(labels.names())
        .containsExactlyElementsOf(
            Arrays.stream(indices)
                .mapToObj(a -> expected.getDataSet().attribute(a).name())
                .toList())
        .containsExactlyInAnyOrderElementsOf(expected.getLabelsMetaData().getLabelNames());
    assertThat(part.count()).isEqualTo(expected.getNumInstances());
    for (int i = 0; i < part.count(); i++) {
      Instance instance = expected.getDataSet().instance(i);
      for (int label = 0; label < indices.length; label++) {
        assertThat(labels.count(i, label)).isEqualTo((int) instance.value(indices[label]));
      }
      float[] row = part.observations().rows(i, i + 1)[0];
      for (int d = 0; d < 72; d++) {
        assertThat(row[d]).isEqualTo((float) instance.value(d));
      }
    }
  }
}
