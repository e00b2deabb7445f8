package org.sdlgm.datasets.generated;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.sdlgm.data.ObservationShape.Values;

class MixturesLoaderTest {
  private final MixturesLoader loader = new MixturesLoader();

  private Dataset load(Map<String, Object> options) {
    return loader.load(
        new ComponentConfig("mixtures", options),
        new DataLocation(Optional.empty(), Path.of("nowhere"), true));
  }

  private static float[] row(DataPart part, int index) {
    float[] row = new float[part.observations().width()];
    part.observations().read(index, 0, row, 0);
    return row;
  }

  @Test
  void arePicturesOfAnyNumbersThatKnowTheirSources() {
    Dataset data = load(Map.of("testCount", 50));
    assertThat(data.name()).isEqualTo("mixtures (12 x 12, 20 sources, rho 0.1, noise 0.1)");
    assertThat(data.shape().dimensions()).containsExactly(12, 12);
    assertThat(data.shape().values()).isEqualTo(Values.REAL);
    assertThat(data.training().count()).isEqualTo(10_000);
    assertThat(data.test().count()).isEqualTo(50);
    assertThat(data.test().labels().orElseThrow().names()).hasSize(20).contains("source 19");
  }

  /** Without noise, a picture of a single source is that source, stretched. */
  @Test
  void aPictureIsTheSumOfItsSources() {
    Map<String, Object> options = Map.of("noise", 0, "side", 6, "sources", 3, "rate", 0.3);
    DataPart part = load(options).training();
    Labels present = part.labels().orElseThrow();
    float[][] sources = MixturesLoader.sources(new MixturesOptions(6, 3, 0.3, 0, 1, 1, 0));
    double[] squares = new double[3];
    int[] alone = new int[3];
    for (int i = 0; i < 3000; i++) {
      float[] picture = row(part, i);
      if (present.size(i) == 0) {
        assertThat(dot(picture, picture)).isZero();
      }
      if (present.size(i) == 1) {
        int k = present.count(i, 0) + 2 * present.count(i, 1) + 3 * present.count(i, 2) - 1;
        double strength = dot(picture, sources[k]) / dot(sources[k], sources[k]);
        for (int d = 0; d < picture.length; d++) {
          assertThat((double) picture[d]).isCloseTo(strength * sources[k][d], within(1e-6));
        }
        squares[k] += strength * strength;
        alone[k]++;
      }
    }
    for (int k = 0; k < 3; k++) {
      // the variance of the mean of n squares of standard normal numbers is 2 / n
      assertThat(squares[k] / alone[k]).isCloseTo(1, within(5 * Math.sqrt(2.0 / alone[k])));
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (double) a[d] * b[d];
    }
    return sum;
  }

  @Test
  void sourcesAreThereAtTheirRate() {
    Labels present = load(Map.of("rate", 0.25)).training().labels().orElseThrow();
    long there = 0;
    for (int i = 0; i < present.rows(); i++) {
      there += present.size(i);
    }
    double draws = 20.0 * present.rows();
    assertThat(there / draws).isCloseTo(0.25, within(5 * Math.sqrt(0.25 * 0.75 / draws)));
  }

  @Test
  void drawsAreAFunctionOfTheSeedAndThePart() {
    Dataset data = load(Map.of());
    assertThat(row(load(Map.of()).training(), 7)).isEqualTo(row(data.training(), 7));
    assertThat(row(data.test(), 7)).isNotEqualTo(row(data.training(), 7));
    assertThat(row(load(Map.of("seed", 1)).training(), 7)).isNotEqualTo(row(data.training(), 7));
  }
}
