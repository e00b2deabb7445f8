package org.sdlgm.datasets.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;

final class MultilabelLoaderTest {
  private static final DataLocation NOWHERE =
      new DataLocation(Optional.empty(), Path.of("nowhere"), true);
  private static final MultilabelLoader LOADER = new MultilabelLoader();
  private static final int N = 20_000;

  /** Three attributes; two labels and one hidden feature, of each at most two with rate 1/2. */
  private static final MultilabelOptions SMALL = small(N, 7);

  private static MultilabelOptions small(int count, long seed) {
    return new MultilabelOptions(3, 2, 2, 0.5, 1, 2, 0.3, count, 100, seed);
  }

  private static Dataset load(MultilabelOptions options) {
    return LOADER.load(ComponentConfig.of("multilabel", options), NOWHERE);
  }

  @Test
  void theNumberOfLabelsIsBinomial() {
    Labels labels = load(SMALL).training().labels().orElseThrow();
    int[] histogram = new int[3];
    for (int i = 0; i < N; i++) {
      histogram[labels.size(i)]++;
    }
    double[] expected = {0.25, 0.5, 0.25};
    for (int l = 0; l < 3; l++) {
      double p = expected[l];
      assertThat(histogram[l] / (double) N).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / N)));
    }
  }

  /**
   * Labels and hidden features are independent, so the labels' covariance with an attribute is
   * their own covariance times A. A count is Binomial(2, 1/4): variance 3/8; two of them have the
   * covariance -2/16.
   */
  @Test
  void theLabelsDirectionsCanBeRecovered() {
    DataPart part = load(SMALL).training();
    Labels labels = part.labels().orElseThrow();
    float[][] rows = part.observations().rows(0, N);
    float[][] truth = MultilabelLoader.directions(SMALL);
    for (int d = 0; d < 3; d++) {
      double[] covariance = new double[2];
      for (int i = 0; i < N; i++) {
        for (int label = 0; label < 2; label++) {
          covariance[label] += (labels.count(i, label) - 0.5) * rows[i][d] / N;
        }
      }
      // The inverse of [[3/8, -1/8], [-1/8, 3/8]] is [[3, 1], [1, 3]]. An attribute is of the order
      // of 3 here, a centred count of 0.6, so an entry's standard error is below
      // sqrt(10) * 1.8 / sqrt(N) = 0.04.
      assertThat(3 * covariance[0] + covariance[1]).isCloseTo(truth[0][d], within(0.2));
      assertThat(covariance[0] + 3 * covariance[1]).isCloseTo(truth[1][d], within(0.2));
    }
  }

  /** With neither labels nor hidden features in use, an attribute is noise. */
  @Test
  void theNoiseCanBeRecovered() {
    DataPart part = load(new MultilabelOptions(1, 1, 1, 0, 1, 1, 0.3, N, 1, 3)).training();
    double sum = 0;
    double squares = 0;
    for (float[] row : part.observations().rows(0, N)) {
      sum += row[0];
      squares += row[0] * row[0];
    }
    assertThat(sum / N).isCloseTo(0, within(5 * 0.3 / Math.sqrt(N)));
    assertThat(squares / N).isCloseTo(0.09, within(5 * 0.09 * Math.sqrt(2.0 / N)));
  }

  /** Without noise, what the labels leave of an attribute is a multiple of B, Binomial(2, 1/2). */
  @Test
  void theHiddenFeatureCanBeRecovered() {
    MultilabelOptions options = new MultilabelOptions(1, 1, 1, 0.5, 1, 2, 0, N, 1, 5);
    DataPart part = load(options).training();
    Labels labels = part.labels().orElseThrow();
    float[][] directions = MultilabelLoader.directions(options);
    double mean = 0;
    for (int i = 0; i < N; i++) {
      float x = part.observations().rows(i, i + 1)[0][0];
      double multiple = (x - labels.count(i, 0) * directions[0][0]) / directions[1][0];
      assertThat(multiple).isCloseTo(Math.rint(multiple), within(1e-3)).isBetween(-0.1, 2.1);
      mean += multiple / N;
    }
    assertThat(mean).isCloseTo(1, within(5 * Math.sqrt(0.5 / N)));
  }

  @Test
  void theSameSeedGivesTheSameDataForAnyCountAndEpoch() {
    DataPart part = load(SMALL).training();
    float[][] row = part.observations().rows(49, 50);
    assertThat(load(small(50, 7)).training().observations().rows(49, 50)).isDeepEqualTo(row);
    float[] later = new float[3];
    part.observations().read(49, 9, later, 0);
    assertThat(later).isEqualTo(row[0]);
  }

  @Test
  void seedsAndPartsDiffer() {
    Dataset data = load(small(50, 7));
    float[][] rows = data.training().observations().rows(0, 5);
    assertThat(load(small(50, 8)).training().observations().rows(0, 5)).isNotEqualTo(rows);
    assertThat(data.test().observations().rows(0, 5)).isNotEqualTo(rows);
  }

  @Test
  void itNeedsNoFileAndItsNameSaysWhatItIs() {
    LOADER.fetch(NOWHERE);
    assertThat(LOADER.files(NOWHERE)).isEmpty();
    Dataset data = LOADER.load(ComponentConfig.of("multilabel"), NOWHERE);
    assertThat(data.name())
        .isEqualTo("multilabel (12 labels, L0 6, rho 0.4, 32 attributes, noise 0.5)");
    assertThat(data.training().count()).isEqualTo(2_000);
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    Map<String, Object> bad =
        Map.of("attributes", 0, "labels", 0, "maxLabels", 128, "rate", 1.5, "noise", -1.0);
    bad.forEach(
        (option, value) ->
            assertThatThrownBy(
                    () ->
                        LOADER.load(
                            new ComponentConfig("multilabel", Map.of(option, value)), NOWHERE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(option));
  }
}
