package org.sdlgm.reproduce.table3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.data.Observations;

/** Six pixels, each lit or not by its bit of the index; the counts are those of lit thirds. */
class CountForestTest {
  private static final int PIXELS = 6;
  private static final CountForest.Options OPTIONS = new CountForest.Options(30, 640, 1, 0.5, 2, 1);

  @TempDir private Path folder;

  private static DataPart part(int count) {
    Observations observations =
        new Observations() {
          @Override
          public int count() {
            return count;
          }

          @Override
          public int width() {
            return PIXELS;
          }

          @Override
          public void read(int index, int epoch, float[] destination, int offset) {
            for (int pixel = 0; pixel < PIXELS; pixel++) {
              destination[offset + pixel] = index >> pixel & 1;
            }
          }
        };
    int[][] counts = new int[count][];
    for (int i = 0; i < count; i++) {
      // The names are not in alphabetical order, as Tribuo has them.
      counts[i] = new int[] {Integer.bitCount(i & 3), Integer.bitCount(i & 12)};
    }
    return new DataPart(
        observations, Optional.of(Labels.ofCounts(List.of("right", "left"), counts)));
  }

  private static Dataset data() {
    return new Dataset(
        "bits",
        new ObservationShape(List.of(PIXELS), Values.BINARY),
        part(640),
        part(64),
        Map.of());
  }

  /** A tree's leaf of at least five sees ten equal observations: it can be exact. */
  @Test
  void countsWhatIsThere() {
    double[][] expected = CountForest.train(part(640), OPTIONS).expected(part(64), 64);
    for (int i = 0; i < 64; i++) {
      assertThat(expected[i][0]).isCloseTo(Integer.bitCount(i & 3), Offset.offset(0.5));
      assertThat(expected[i][1]).isCloseTo(Integer.bitCount(i & 12), Offset.offset(0.5));
    }
  }

  @Test
  void isAFunctionOfItsSeed() {
    double[][] first = CountForest.train(part(200), OPTIONS).expected(part(8), 8);
    assertThat(CountForest.train(part(200), OPTIONS).expected(part(8), 8)).isDeepEqualTo(first);
  }

  @Test
  void roundedCountsAreNotNegative() {
    assertThat(CountForest.rounded(new double[][] {{-0.7, 0.4, 1.6}}))
        .isDeepEqualTo(new int[][] {{0, 0, 2}});
  }

  @Test
  void theResultIsKept() throws Exception {
    Path file = folder.resolve("forest.json");
    assertThat(ForestResult.kept(file, OPTIONS, 64, "bits")).isEmpty();
    ForestResult made = ForestResult.of(file, OPTIONS, 64, data());
    assertThat(made.values().get("exact-bags")).isEqualTo(1);
    assertThat(ForestResult.kept(file, OPTIONS, 64, "bits")).contains(made);
    assertThat(ForestResult.kept(file, OPTIONS, 63, "bits")).isEmpty();
    assertThat(ForestResult.kept(file, OPTIONS, 64, "other")).isEmpty();
    Files.writeString(file, "{\"options\": 3");
    assertThat(ForestResult.kept(file, OPTIONS, 64, "bits")).isEmpty();
  }
}
