package org.sdlgm.example.sevensegments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;

class SevenSegmentsLoaderTest {
  private static final DataLocation NOWHERE =
      new DataLocation(Optional.empty(), Path.of("nowhere"), true);

  private static Dataset load(Map<String, Object> options) {
    return new SevenSegmentsLoader().load(new ComponentConfig("seven-segments", options), NOWHERE);
  }

  private static Dataset load(int digits, double noise, long seed) {
    return load(Map.of("digits", digits, "noise", noise, "trainingCount", 2000, "seed", seed));
  }

  private static float[][] pictures(DataPart part) {
    return part.observations().rows(0, part.count());
  }

  /** The labels of a row, such as {@code b1c1}. */
  private static String lit(Labels labels, int row) {
    StringBuilder lit = new StringBuilder();
    for (int label = 0; label < labels.names().size(); label++) {
      if (labels.count(row, label) > 0) {
        lit.append(labels.names().get(label));
      }
    }
    return lit.toString();
  }

  @Test
  void aDisplayIsAsItsLabelsSay() {
    byte[] lit = new byte[14];
    byte[] pixels = new byte[13 * 16];
    Display display = new Display(2);
    display.light(new int[] {4, 1}, lit, 0);
    display.paint(new int[] {4, 1}, pixels, 0);

    assertThat(display.segments())
        .containsExactly(
            "a1", "b1", "c1", "d1", "e1", "f1", "g1", "a2", "b2", "c2", "d2", "e2", "f2", "g2");
    assertThat(lit).containsExactly(0, 1, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0);
    assertThat(drawing(pixels, 16))
        .isEqualTo(
            """
            ................
            ................
            .#....#.......#.
            .#....#.......#.
            .#....#.......#.
            .#....#.......#.
            ..####..........
            ......#.......#.
            ......#.......#.
            ......#.......#.
            ......#.......#.
            ................
            ................
            """);
  }

  private static String drawing(byte[] pixels, int width) {
    StringBuilder drawing = new StringBuilder();
    for (int i = 0; i < pixels.length; i++) {
      drawing.append(pixels[i] == 1 ? '#' : '.').append(i % width == width - 1 ? "\n" : "");
    }
    return drawing.toString();
  }

  @Test
  void theTenDigitsAreEquallyFrequentAndAllDifferent() {
    DataPart training = load(1, 0, 3).training();
    Map<String, Integer> frequencies = new HashMap<>();
    for (int i = 0; i < training.count(); i++) {
      frequencies.merge(lit(training.labels().orElseThrow(), i), 1, Integer::sum);
    }

    assertThat(frequencies).hasSize(10).containsKey("b1c1").containsKey("a1b1c1d1e1f1g1");
    // Binomial(2000, 1/10) has a standard deviation of 13.4.
    assertThat(frequencies.values()).allSatisfy(n -> assertThat(n).isBetween(200 - 67, 200 + 67));
  }

  @Test
  void aSegmentIsFourPixels() {
    DataPart training = load(3, 0, 4).training();
    float[][] pictures = pictures(training);

    for (int i = 0; i < pictures.length; i++) {
      float sum = 0;
      for (float pixel : pictures[i]) {
        sum += pixel;
      }
      assertThat(sum).isEqualTo(4 * training.labels().orElseThrow().size(i));
    }
  }

  @Test
  void noiseFlipsItsShareOfPixelsAndNoDigits() {
    DataPart clean = load(2, 0, 5).training();
    DataPart noisy = load(2, 0.1, 5).training();
    float[][] before = pictures(clean);
    float[][] after = pictures(noisy);
    int flipped = 0;
    for (int i = 0; i < before.length; i++) {
      assertThat(lit(noisy.labels().orElseThrow(), i))
          .isEqualTo(lit(clean.labels().orElseThrow(), i));
      for (int k = 0; k < before[i].length; k++) {
        flipped += before[i][k] == after[i][k] ? 0 : 1;
      }
    }

    double pixels = 2000.0 * 13 * 16;
    assertThat(flipped / pixels).isCloseTo(0.1, Offset.offset(5 * Math.sqrt(0.09 / pixels)));
  }

  @Test
  void aSeedGivesTheSameDataAndEachPartItsOwn() {
    Dataset dataset = load(2, 0.05, 6);

    assertThat(pictures(load(2, 0.05, 6).training())).isDeepEqualTo(pictures(dataset.training()));
    assertThat(pictures(load(2, 0.05, 7).training())[0])
        .isNotEqualTo(pictures(dataset.training())[0]);
    assertThat(pictures(dataset.test())[0]).isNotEqualTo(pictures(dataset.training())[0]);
  }

  @Test
  void readersOfAResultLearnDigitsAndNoise() {
    Dataset dataset = load(Map.of());

    assertThat(dataset.name()).isEqualTo("seven-segments (2 digits, noise 0.01)");
    assertThat(dataset.shape().dimensions()).isEqualTo(List.of(13, 16));
    assertThat(dataset.training().count()).isEqualTo(10_000);
    assertThat(dataset.test().count()).isEqualTo(1_000);
  }

  @Test
  void anOptionOutOfRangeIsOneLine() {
    assertThatThrownBy(() -> load(Map.of("digits", 5)))
        .isInstanceOf(ConfigurationException.class)
        .message()
        .contains("seven-segments", "digits is 5", "1 to 4")
        .hasLineCount(1);
  }
}
