package org.sdlgm.datasets.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;

final class BarsLoaderTest {
  private static final DataLocation NOWHERE =
      new DataLocation(Optional.empty(), Path.of("nowhere"), true);
  private static final BarsLoader LOADER = new BarsLoader();

  private static Dataset load(BarsOptions options) {
    return LOADER.load(ComponentConfig.of("bars", options), NOWHERE);
  }

  private static float[] read(DataPart part, int index) {
    return part.observations().rows(index, index + 1)[0];
  }

  @Property(tries = 100)
  void aPixelIsOneWhereAnyBarOfTheLabelsCoversIt(
      @ForAll @IntRange(min = 2, max = 9) int side,
      @ForAll @IntRange(min = 1, max = 20) int maxBars,
      @ForAll @DoubleRange(min = 0, max = 1) double rate,
      @ForAll long seed) {
    DataPart part = load(new BarsOptions(side, maxBars, rate, 0, 5, 1, seed)).training();
    Labels bars = part.labels().orElseThrow();
    for (int i = 0; i < 5; i++) {
      assertThat(bars.size(i)).isBetween(0, maxBars);
      float[] picture = read(part, i);
      for (int row = 0; row < side; row++) {
        for (int column = 0; column < side; column++) {
          boolean covered = bars.count(i, row) > 0 || bars.count(i, side + column) > 0;
          assertThat(picture[row * side + column]).isEqualTo(covered ? 1f : 0f);
        }
      }
    }
  }

  @Test
  void theNumberOfBarsIsBinomial() {
    int n = 50_000;
    Labels bars = load(new BarsOptions(8, 4, 0.3, 0, n, 1, 1)).training().labels().orElseThrow();
    int[] histogram = new int[5];
    for (int i = 0; i < n; i++) {
      histogram[bars.size(i)]++;
    }
    // Binomial(4, 0.3), by hand: 0.7^4, 4 * 0.3 * 0.7^3, 6 * 0.3^2 * 0.7^2, ...
    double[] expected = {0.2401, 0.4116, 0.2646, 0.0756, 0.0081};
    for (int l = 0; l < expected.length; l++) {
      double p = expected[l];
      assertThat(histogram[l] / (double) n).isCloseTo(p, within(5 * Math.sqrt(p * (1 - p) / n)));
    }
  }

  @Test
  void everyBarIsAsLikely() {
    int n = 20_000;
    Labels bars = load(new BarsOptions(4, 6, 0.5, 0, n, 1, 2)).training().labels().orElseThrow();
    // A bar's count is Binomial(6, 0.5 / 8): mean 0.375, variance 0.375 * (1 - 0.0625).
    double tolerance = 5 * Math.sqrt(0.375 * 0.9375 / n);
    for (int bar = 0; bar < 8; bar++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += bars.count(i, bar);
      }
      assertThat(sum / n).isCloseTo(0.375, within(tolerance));
    }
  }

  @Test
  void aBarMayBeDrawnTwice() {
    Labels bars = load(new BarsOptions(2, 20, 1, 0, 1, 1, 0)).training().labels().orElseThrow();
    // Twenty bars of four kinds.
    assertThat(bars.size(0)).isEqualTo(20);
  }

  @Test
  void noiseFlipsPixelsAtItsRateAndLeavesTheLabels() {
    BarsOptions clean = new BarsOptions(8, 5, 0.5, 0, 1000, 1, 3);
    BarsOptions noisy = new BarsOptions(8, 5, 0.5, 0.1, 1000, 1, 3);
    DataPart before = load(clean).training();
    DataPart after = load(noisy).training();
    int flips = 0;
    for (int i = 0; i < 1000; i++) {
      float[] a = read(before, i);
      float[] b = read(after, i);
      for (int j = 0; j < a.length; j++) {
        flips += a[j] != b[j] ? 1 : 0;
      }
      assertThat(after.labels().orElseThrow().size(i))
          .isEqualTo(before.labels().orElseThrow().size(i));
    }
    assertThat(flips / 64_000.0).isCloseTo(0.1, within(5 * Math.sqrt(0.09 / 64_000)));
  }

  @Test
  void theSameSeedGivesTheSameDataInEveryEpochAndForAnyCount() {
    BarsOptions options = new BarsOptions(8, 5, 0.5, 0.1, 100, 10, 9);
    DataPart part = load(options).training();
    DataPart shorter = load(new BarsOptions(8, 5, 0.5, 0.1, 50, 10, 9)).training();
    assertThat(read(shorter, 49)).isEqualTo(read(part, 49));
    float[] later = new float[64];
    part.observations().read(49, 7, later, 0);
    assertThat(later).isEqualTo(read(part, 49));
  }

  @Test
  void seedsAndPartsDiffer() {
    Dataset data = load(new BarsOptions(8, 5, 0.5, 0, 100, 100, 0));
    Dataset other = load(new BarsOptions(8, 5, 0.5, 0, 100, 100, 1));
    String training = pictures(data.training());
    assertThat(pictures(data.test())).isNotEqualTo(training);
    assertThat(pictures(other.training())).isNotEqualTo(training);
  }

  private static String pictures(DataPart part) {
    return Arrays.deepToString(part.observations().rows(0, part.count()));
  }

  @Test
  void namesSayWhatABarIs() {
    Dataset data = load(new BarsOptions(2, 3, 0.25, 0.1, 1, 1, 0));
    assertThat(data.name()).isEqualTo("bars (2 x 2, L0 3, rho 0.25, noise 0.1)");
    assertThat(data.training().labels().orElseThrow().names())
        .containsExactly("row 0", "row 1", "column 0", "column 1");
  }

  @Test
  void thereAreNoFiles() {
    LOADER.fetch(NOWHERE);
    assertThat(LOADER.files(NOWHERE)).isEmpty();
  }

  @Test
  void valuesOutOfRangeAreNamed() {
    Map<String, Object> bad =
        Map.of("side", 1, "maxBars", 128, "rate", 1.5, "noise", 0.6, "trainingCount", 0);
    bad.forEach(
        (option, value) ->
            assertThatThrownBy(
                    () -> LOADER.load(new ComponentConfig("bars", Map.of(option, value)), NOWHERE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(option));
  }
}
