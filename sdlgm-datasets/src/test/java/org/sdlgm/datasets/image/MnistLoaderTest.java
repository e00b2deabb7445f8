package org.sdlgm.datasets.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
import org.sdlgm.data.Observations;
import org.sdlgm.datasets.fixture.Bytes;
import org.sdlgm.datasets.fixture.Loopback;
import org.sdlgm.datasets.fixture.RealData;
import org.sdlgm.datasets.source.DataFiles;
import org.sdlgm.datasets.source.Downloader;
import org.sdlgm.datasets.source.Mirror;
import org.sdlgm.datasets.source.Origin;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.error.DataException;
import org.sdlgm.storage.Sha256;

final class MnistLoaderTest {
  private static final int WIDTH = 784;
  private static final List<String> CLASSES =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  @TempDir Path temporary;
  private Path folder;

  /** Loads what the folder has, whatever its sums: the published data's are pinned. */
  private final MnistLoader loader = loader(List.of());

  @BeforeEach
  void fourFiles() throws IOException {
    folder = Files.createDirectories(temporary.resolve("mnist"));
    write("train-images-idx3-ubyte", Bytes.idx(Bytes.ramp(0, 3 * WIDTH), 3, 28, 28));
    write("train-labels-idx1-ubyte", Bytes.idx(new byte[] {7, 0, 9}, 3));
    write("t10k-images-idx3-ubyte.gz", Bytes.gzip(Bytes.idx(Bytes.ramp(5, WIDTH), 1, 28, 28)));
    write("t10k-labels-idx1-ubyte.gz", Bytes.gzip(Bytes.idx(new byte[] {4}, 1)));
  }

  private static MnistLoader loader(List<Origin> origins) {
    return new MnistLoader(
        "mnist", "", CLASSES, new DataFiles("mnist", MnistLoader.files(Map.of()), origins));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private DataLocation location() {
    return new DataLocation(Optional.of(temporary), temporary.resolve("cache"), true);
  }

  private Dataset load(MnistOptions options) {
    return loader.load(ComponentConfig.of("mnist", options), location());
  }

  private static MnistOptions options(Binarization binarization) {
    return new MnistOptions(binarization, 0, 0, 0);
  }

  private static float[] read(Observations observations, int index, int epoch) {
    float[] values = new float[WIDTH];
    observations.read(index, epoch, values, 0);
    return values;
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> load(MnistOptions.DEFAULTS))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll(parts)
        .message()
        .hasLineCount(1);
  }

  @Test
  void greyLevelsAreBytesOver255() {
    Dataset data = load(options(Binarization.NONE));
    assertThat(data.shape()).isEqualTo(new ObservationShape(List.of(28, 28), Values.UNIT_INTERVAL));
    float[] second = new float[2 + WIDTH];
    data.training().observations().read(1, 0, second, 2);
    assertThat(second[1]).isZero();
    // The ramp goes on from picture to picture: 784 mod 256 = 16.
    assertThat(second[2]).isEqualTo(16 / 255f);
    assertThat(second[2 + 239]).isEqualTo(1f);
    assertThat(read(data.test().observations(), 0, 0)[0]).isEqualTo(5 / 255f);
  }

  @Test
  void labelsAreClasses() {
    Dataset data = load(options(Binarization.NONE));
    Labels labels = data.training().labels().orElseThrow();
    assertThat(labels.names()).isEqualTo(CLASSES);
    assertThat(List.of(labels.firstLabel(0), labels.firstLabel(1), labels.firstLabel(2)))
        .containsExactly(7, 0, 9);
    assertThat(data.test().labels().orElseThrow().firstLabel(0)).isEqualTo(4);
  }

  @Test
  void theSumsAreOfTheUncompressedContent() {
    assertThat(load(MnistOptions.DEFAULTS).sums())
        .hasSize(4)
        .containsEntry("t10k-labels-idx1-ubyte", Sha256.of(Bytes.idx(new byte[] {4}, 1)));
  }

  @Test
  void theThresholdIsAboveOneHalf() {
    float[] values = read(load(options(Binarization.THRESHOLD)).training().observations(), 0, 0);
    assertThat(values[127]).isZero(); // 127 / 255 < 0.5
    assertThat(values[128]).isEqualTo(1f);
    assertThat(values[255]).isEqualTo(1f);
    assertThat(values[256]).isZero();
  }

  @Test
  void theNameSaysHowItWasMade() {
    assertThat(load(MnistOptions.DEFAULTS).name())
        .isEqualTo("mnist (static, 3 training and 1 test observations)");
    assertThat(load(new MnistOptions(Binarization.DYNAMIC, 5, 2, 1)).name())
        .isEqualTo("mnist (dynamic, seed 5, 2 training and 1 test observations)");
    assertThat(load(options(Binarization.NONE)).name()).startsWith("mnist (grey, ");
  }

  @Test
  void countsLimitTheParts() {
    Dataset data = load(new MnistOptions(Binarization.NONE, 0, 2, 1));
    assertThat(data.training().count()).isEqualTo(2);
    assertThat(data.training().labels().orElseThrow().rows()).isEqualTo(2);
    assertThatThrownBy(() -> load(new MnistOptions(Binarization.NONE, 0, 4, 0)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("trainingCount", "4", "3");
  }

  @Test
  void optionsComeByName() {
    ComponentConfig config =
        new ComponentConfig("mnist", Map.of("binarization", "threshold", "testCount", 1));
    assertThat(loader.load(config, location()).name()).startsWith("mnist (threshold");
    assertThatThrownBy(
            () ->
                loader.load(
                    new ComponentConfig("mnist", Map.of("binarisation", "none")), location()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("binarization");
  }

  /** 3 x 60 pictures of one grey level: enough draws for tight tolerances. */
  private void uniformGrey(int level) throws IOException {
    byte[] pixels = new byte[60 * WIDTH];
    Arrays.fill(pixels, (byte) level);
    write("train-images-idx3-ubyte", Bytes.idx(pixels, 60, 28, 28));
    write("train-labels-idx1-ubyte", Bytes.idx(new byte[60], 60));
  }

  private static double mean(Observations observations, int epoch) {
    double sum = 0;
    for (int i = 0; i < observations.count(); i++) {
      for (float value : read(observations, i, epoch)) {
        assertThat(value == 0 || value == 1).isTrue();
        sum += value;
      }
    }
    return sum / ((double) observations.count() * WIDTH);
  }

  @Test
  void aBinarisedPixelsMeanIsItsGreyLevel() throws IOException {
    for (int level : new int[] {1, 51, 128, 254}) {
      uniformGrey(level);
      double p = level / 255.0;
      // Five standard errors of the mean of 60 * 784 Bernoulli draws.
      double tolerance = 5 * Math.sqrt(p * (1 - p) / (60 * WIDTH));
      for (Binarization binarization : List.of(Binarization.STATIC, Binarization.DYNAMIC)) {
        Observations drawn = load(options(binarization)).training().observations();
        assertThat(mean(drawn, 0)).isCloseTo(p, within(tolerance));
        assertThat(mean(drawn, 3)).isCloseTo(p, within(tolerance));
      }
    }
  }

  @Test
  void blackAndWhiteAreCertain() throws IOException {
    uniformGrey(0);
    assertThat(mean(load(MnistOptions.DEFAULTS).training().observations(), 0)).isZero();
    uniformGrey(255);
    assertThat(mean(load(MnistOptions.DEFAULTS).training().observations(), 0)).isEqualTo(1.0);
  }

  @Test
  void staticDrawsAreTheSameInEveryEpochAndLoad() throws IOException {
    uniformGrey(128);
    Observations first = load(MnistOptions.DEFAULTS).training().observations();
    Observations limited =
        load(new MnistOptions(Binarization.STATIC, 0, 10, 0)).training().observations();
    assertThat(read(first, 9, 4)).isEqualTo(read(first, 9, 0));
    assertThat(read(limited, 9, 0)).isEqualTo(read(first, 9, 0));
  }

  @Test
  void drawsDifferBetweenPicturesPartsAndSeeds() throws IOException {
    uniformGrey(128);
    byte[] pixels = new byte[WIDTH];
    Arrays.fill(pixels, (byte) 128);
    write("t10k-images-idx3-ubyte.gz", Bytes.idx(pixels, 1, 28, 28));
    Dataset data = load(MnistOptions.DEFAULTS);
    Dataset other = load(new MnistOptions(Binarization.STATIC, 1, 0, 0));
    float[] picture = read(data.training().observations(), 0, 0);
    assertThat(read(data.training().observations(), 1, 0)).isNotEqualTo(picture);
    assertThat(read(data.test().observations(), 0, 0)).isNotEqualTo(picture);
    assertThat(read(other.training().observations(), 0, 0)).isNotEqualTo(picture);
  }

  @Test
  void dynamicDrawsDifferBetweenEpochsAndAreTheSameWithinOne() throws IOException {
    uniformGrey(128);
    Observations drawn = load(options(Binarization.DYNAMIC)).training().observations();
    float[] epoch0 = read(drawn, 2, 0);
    float[] epoch1 = read(drawn, 2, 1);
    assertThat(read(drawn, 2, 1)).isEqualTo(epoch1);
    int equal = 0;
    for (int i = 0; i < WIDTH; i++) {
      equal += epoch0[i] == epoch1[i] ? 1 : 0;
    }
    // Independent draws at 128 / 255 agree with probability 0.50001; five standard deviations.
    assertThat(equal).isCloseTo(WIDTH / 2, within((int) (5 * Math.sqrt(WIDTH * 0.25))));
  }

  @Test
  void aFileOfLabelsInThePlaceOfImagesIsRefused() throws IOException {
    write("train-images-idx3-ubyte", Bytes.idx(new byte[3], 3));
    assertRefused("train-images-idx3-ubyte", "[3]", "is it a file of labels?");
  }

  @Test
  void aFileOfImagesInThePlaceOfLabelsIsRefused() throws IOException {
    write("train-labels-idx1-ubyte", Bytes.idx(new byte[6], 3, 2, 1));
    assertRefused("train-labels-idx1-ubyte", "[3, 2, 1]", "is it a file of images?");
  }

  @Test
  void imagesOfAnotherSizeAreRefused() throws IOException {
    write("train-images-idx3-ubyte", Bytes.idx(new byte[3 * 32 * 32], 3, 32, 32));
    assertRefused("train-images-idx3-ubyte", "[3, 32, 32]");
    write("train-images-idx3-ubyte", Bytes.idx(new byte[0], 0, 28, 28));
    assertRefused("train-images-idx3-ubyte", "[0, 28, 28]");
  }

  @Test
  void labelsOfAnotherCountAreRefused() throws IOException {
    write("train-labels-idx1-ubyte", Bytes.idx(new byte[2], 2));
    assertRefused("train-labels-idx1-ubyte", "[2]", "3 images");
  }

  @Test
  void aLabelThatIsNoClassIsRefused() throws IOException {
    write("train-labels-idx1-ubyte", Bytes.idx(new byte[] {1, 10, 2}, 3));
    assertRefused("train-labels-idx1-ubyte", "label 10 at index 1");
  }

  @Test
  void filesThatAreNotThereAreListed() throws IOException {
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    assertRefused("no train-labels-idx1-ubyte: looked into " + folder);
    assertThat(loader.files(location()).stream().filter(file -> file.present())).hasSize(3);
  }

  @Test
  void missingFilesAreFetchedAndThenLoaded() throws IOException {
    byte[] served = Files.readAllBytes(folder.resolve("t10k-labels-idx1-ubyte.gz"));
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
    try (Loopback server = new Loopback().has("t10k-labels-idx1-ubyte.gz", served)) {
      MnistLoader online =
          loader(
              List.of(
                  new Mirror(
                      server.base(),
                      Map.of("t10k-labels-idx1-ubyte.gz", Sha256.of(served)),
                      new Downloader(Duration.ofSeconds(5), Duration.ofSeconds(20)))));
      DataLocation location =
          new DataLocation(Optional.of(temporary), temporary.resolve("cache"), false);
      online.fetch(location);
      assertThat(temporary.resolve("cache/mnist/t10k-labels-idx1-ubyte.gz")).exists();
      assertThat(online.load(ComponentConfig.of("mnist"), location).test().count()).isEqualTo(1);
      assertThat(server.asked()).containsExactly("t10k-labels-idx1-ubyte.gz");
    }
  }

  @Test
  void aForgedFileOfThePublishedDatasetIsRefused() {
    assertThatThrownBy(() -> MnistLoader.mnist().load(ComponentConfig.of("mnist"), location()))
        .isInstanceOf(DataException.class)
        .hasMessageContainingAll("is not the genuine", "expected");
  }

  @Test
  void fashionMnistOfAnyOriginIsReadIfItsFormIsRight() throws IOException {
    Files.move(folder, temporary.resolve("fashion-mnist"));
    Dataset data = MnistLoader.fashionMnist().load(ComponentConfig.of("fashion-mnist"), location());
    assertThat(data.name()).startsWith("fashion-mnist (static");
    assertThat(data.training().labels().orElseThrow().names()).contains("Ankle boot");
  }

  @Test
  void thePublishedDatasetLoads() {
    Dataset data =
        MnistLoader.mnist()
            .load(ComponentConfig.of("mnist", options(Binarization.NONE)), RealData.with("mnist"));
    assertThat(data.name()).isEqualTo("mnist (grey)");
    assertThat(data.training().count()).isEqualTo(60_000);
    assertThat(data.test().count()).isEqualTo(10_000);
    assertThat(data.training().labels().orElseThrow().firstLabel(0)).isEqualTo(5);
    assertThat(data.test().labels().orElseThrow().firstLabel(0)).isEqualTo(7);
    double sum = 0;
    for (int i = 0; i < 60_000; i++) {
      for (float value : read(data.training().observations(), i, 0)) {
        sum += value;
      }
    }
    // The mean grey level of MNIST's training images, widely quoted as 0.1307.
    assertThat(sum / (60_000.0 * WIDTH)).isCloseTo(0.1307, within(5e-5));
  }
}
