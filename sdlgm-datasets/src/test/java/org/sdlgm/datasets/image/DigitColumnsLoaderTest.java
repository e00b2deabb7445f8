package org.sdlgm.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.data.DataLocation;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.ObservationShape.Values;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.datasets.fixture.RealData;
import org.sdlgm.datasets.source.DataFiles;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;

final class DigitColumnsLoaderTest {
  private static final int SIDE = 28;
  private static final int PIXELS = SIDE * SIDE;

  /**
   * The training part's pictures of digit k are all of grey level 10 (k + 1), the test part's 5.
   */
  private static final int TRAINING_LEVEL = 10;

  private static final int TEST_LEVEL = 5;

  @TempDir Path temporary;
  private Path folder;

  private final DigitColumnsLoader loader =
      new DigitColumnsLoader(
          new MnistLoader(
              "mnist",
              "",
              List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
              new DataFiles("mnist", MnistLoader.files(Map.of()), List.of())));

  @BeforeEach
  void fourFiles() throws IOException {
    folder = Files.createDirectories(temporary.resolve("mnist"));
    write("train", TRAINING_LEVEL, 10);
    write("t10k", TEST_LEVEL, 10);
  }

  private void write(String part, int step, int digits) throws IOException {
    byte[] pixels = new byte[digits * PIXELS];
    byte[] classes = new byte[digits];
    for (int digit = 0; digit < digits; digit++) {
      Arrays.fill(pixels, digit * PIXELS, (digit + 1) * PIXELS, (byte) (step * (digit + 1)));
      classes[digit] = (byte) digit;
    }
    Files.write(folder.resolve(part + "-images-idx3-ubyte"), Bytes.idx(pixels, digits, SIDE, SIDE));
    Files.write(folder.resolve(part + "-labels-idx1-ubyte"), Bytes.idx(classes, digits));
  }

  private Dataset load(DigitColumnsOptions options) {
    return loader.load(
        ComponentConfig.of("digit-columns", options),
        new DataLocation(Optional.of(temporary), temporary.resolve("cache"), true));
  }

  private static float[] read(DataPart part, int index) {
    return part.observations().rows(index, index + 1)[0];
  }

  /** The digit in a column by its grey level, or -1; every pixel of the column must have it. */
  private static int digit(float[] picture, int columns, int column, int step) {
    float level = picture[column * SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        assertThat(picture[(y * columns + column) * SIDE + x]).isEqualTo(level);
      }
    }
    return Math.round(level * 255 / step) - 1;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8})
  void labelsCountTheDigitsThatThePictureShows(int columns) {
    Dataset data = load(new DigitColumnsOptions(columns, 30, 20, 3));
    assertThat(data.shape())
        .isEqualTo(new ObservationShape(List.of(SIDE, SIDE * columns), Values.UNIT_INTERVAL));
    assertCounted(data.training(), columns, TRAINING_LEVEL);
    assertCounted(data.test(), columns, TEST_LEVEL);
  }

  private static void assertCounted(DataPart part, int columns, int step) {
    Labels labels = part.labels().orElseThrow();
    for (int i = 0; i < part.count(); i++) {
      int[] counts = new int[10];
      for (int column = 0; column < columns; column++) {
        int digit = digit(read(part, i), columns, column, step);
        if (digit >= 0) {
          counts[digit]++;
        }
      }
      for (int digit = 0; digit < 10; digit++) {
        assertThat(labels.count(i, digit)).isEqualTo(counts[digit]);
      }
    }
  }

  @Test
  void elevenOutcomesHaveEqualChance() {
    Labels labels = load(new DigitColumnsOptions(5, 4000, 1, 0)).training().labels().orElseThrow();
    int columns = 4000 * 5;
    double chance = 1 / 11.0;
    double tolerance = 4 * Math.sqrt(chance * (1 - chance) / columns);
    long[] seen = new long[11];
    seen[10] = columns;
    for (int i = 0; i < 4000; i++) {
      for (int digit = 0; digit < 10; digit++) {
        seen[digit] += labels.count(i, digit);
        seen[10] -= labels.count(i, digit);
      }
    }
    for (long count : seen) {
      assertThat(count / (double) columns).isCloseTo(chance, within(tolerance));
    }
  }

  @Test
  void picturesAreAFunctionOfTheSeed() {
    float[] first = read(load(new DigitColumnsOptions(5, 10, 10, 0)).training(), 7);
    assertThat(read(load(new DigitColumnsOptions(5, 9, 1, 0)).training(), 7)).isEqualTo(first);
    assertThat(read(load(new DigitColumnsOptions(5, 10, 10, 1)).training(), 7)).isNotEqualTo(first);
  }

  @Test
  void readingLeavesNothingOfWhatWasThere() {
    Dataset data = load(new DigitColumnsOptions(2, 50, 1, 0));
    float[] destination = new float[1 + 2 * PIXELS];
    Arrays.fill(destination, 9);
    data.training().observations().read(3, 0, destination, 1);
    assertThat(destination[0]).isEqualTo(9);
    assertThat(Arrays.copyOfRange(destination, 1, destination.length))
        .isEqualTo(read(data.training(), 3));
  }

  @Test
  void theNameSaysWhatIsNotUsual() {
    assertThat(load(new DigitColumnsOptions(5, 5000, 1000, 0)).name())
        .isEqualTo("digit-columns (5 columns)");
    assertThat(load(new DigitColumnsOptions(1, 3, 2, 4)).name())
        .isEqualTo("digit-columns (1 column, 3 training and 2 test observations, seed 4)");
  }

  @Test
  void aDigitWithoutPicturesIsRefused() throws IOException {
    write("t10k", TEST_LEVEL, 9);
    assertThatThrownBy(() -> load(DigitColumnsOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("9 pictures", "class 9");
  }

  @Test
  void countsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new DigitColumnsOptions(0, 1, 1, 0))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("columns is 0");
    assertThatThrownBy(() -> new DigitColumnsOptions(128, 1, 1, 0))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("127");
  }

  @Test
  void theRealDigitsAreRead() {
    Dataset data =
        DigitColumnsLoader.ofMnist()
            .load(ComponentConfig.of("digit-columns"), RealData.with("mnist"));
    assertThat(data.training().count()).isEqualTo(5_000);
    assertThat(data.test().count()).isEqualTo(1_000);
    assertThat(data.sums()).hasSize(4);
  }
}
