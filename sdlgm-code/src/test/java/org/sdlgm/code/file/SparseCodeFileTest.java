package org.sdlgm.code.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sdlgm.code.file.SparseCodes.FINGERPRINT;
import static org.sdlgm.code.file.SparseCodes.code;
import static org.sdlgm.code.file.SparseCodes.independent;
import static org.sdlgm.code.file.SparseCodes.read;
import static org.sdlgm.code.file.SparseCodes.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.code.SparseCode;
import org.sdlgm.error.DataException;
import org.sdlgm.model.FeaturePrior;
import org.sdlgm.storage.Destination;
import org.sdlgm.storage.InputFile;

/** What is written is read back, and takes few bytes. */
class SparseCodeFileTest {
  @TempDir private Path folder;

  /** Every second feature follows the one before it, almost always. */
  private static final FeaturePrior PAIRS =
      (feature, used, count) -> {
        boolean before = count > 0 && used[count - 1] == feature - 1;
        return feature % 2 == 0 ? -2 : before ? 4 : -4;
      };

  private static List<SparseCode> pairs(int count) {
    SplittableRandom random = new SplittableRandom(5);
    List<SparseCode> codes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] latent = new float[40];
      for (int k = 0; k < 40; k++) {
        double logit = k % 2 == 0 ? -2 : latent[k - 1] == 1 ? 4 : -4;
        latent[k] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
      }
      codes.add(SparseCode.ofDense(latent));
    }
    return codes;
  }

  private SparseCodeFileSize writePairs(int maxFeatures, List<SparseCode> codes) {
    SparseCodeHeader header = new SparseCodeHeader(40, maxFeatures, FINGERPRINT);
    try (SparseCodeWriter writer =
        SparseCodeWriter.create(Destination.of(path()), header, Optional.of(PAIRS))) {
      codes.forEach(writer::add);
      return writer.finish();
    }
  }

  private List<SparseCode> readPairs() {
    try (SparseCodeReader reader =
        SparseCodeReader.open(InputFile.open(path()), Optional.of(PAIRS))) {
      List<SparseCode> codes = new ArrayList<>();
      reader.forEachRemaining(codes::add);
      return codes;
    }
  }

  /** 20 pairs of entropy h(sigmoid(-2)) + sigmoid(-2) h(sigmoid(4)) + (1 - sigmoid(-2)) h(...). */
  @Test
  void aPriorCodesToItsEntropy() {
    List<SparseCode> codes = pairs(5000);
    double first = 1 / (1 + Math.exp(2));
    double entropy = 20 * (bits(first) + bits(1 / (1 + Math.exp(4))));

    SparseCodeFileSize size = writePairs(40, codes);

    assertThat(readPairs()).isEqualTo(codes);
    assertThat(size.bitsPerCode()).isCloseTo(entropy, within(0.02 * entropy));
  }

  private static double bits(double p) {
    return -(p * Math.log(p) + (1 - p) * Math.log1p(-p)) / Math.log(2);
  }

  @Test
  void aPriorStopsAtTheBound() {
    List<SparseCode> codes = pairs(500).stream().filter(code -> code.featuresInUse() <= 4).toList();
    assertThat(codes).anyMatch(code -> code.featuresInUse() == 4);

    writePairs(4, codes);

    assertThat(readPairs()).isEqualTo(codes);
  }

  @Test
  void whatIsCodedWithAPriorNeedsIt() {
    writePairs(40, pairs(3));

    assertThatThrownBy(() -> read(path()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("prior of its model")
        .hasMessageContaining(path().toString());
  }

  @Test
  void aPriorHasNoFeatureTwice() {
    SparseCodeHeader header = new SparseCodeHeader(40, 4, FINGERPRINT);
    try (SparseCodeWriter writer =
        SparseCodeWriter.create(Destination.of(path()), header, Optional.of(PAIRS))) {
      assertThatThrownBy(() -> writer.add(SparseCode.of(40, new int[] {3}, new int[] {2})))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** Any payload, with right checksums, is read as codes or refused, and never beyond its end. */
  @Test
  void anotherPriorReadsOtherCodesOrRefuses() {
    writePairs(40, pairs(200));
    Optional<FeaturePrior> other = Optional.of((feature, used, count) -> 3);

    try (SparseCodeReader reader = SparseCodeReader.open(InputFile.open(path()), other)) {
      int read = 0;
      while (reader.hasNext()) {
        assertThat(reader.next().width()).isEqualTo(40);
        read++;
      }
      assertThat(read).isEqualTo(200);
    } catch (DataException e) {
      assertThat(e).hasMessageContaining("damaged");
    }
  }

  @Test
  void noCodes() {
    SparseCodeFileSize size = write(path(), 200, 40, List.of());

    assertThat(read(path())).isEmpty();
    assertThat(size).isEqualTo(new SparseCodeFileSize(0, 72));
    assertThat(size.bitsPerCode()).isZero();
  }

  @Test
  void oneCode() throws IOException {
    List<SparseCode> codes = List.of(SparseCode.of(10, new int[] {0, 3, 9}, new int[] {1, 7, 300}));

    SparseCodeFileSize size = write(path(), 10, 308, codes);

    assertThat(read(path())).isEqualTo(codes);
    assertThat(size.bytes()).isEqualTo(Files.size(path()));
    assertThat(size.bitsPerCode()).isEqualTo(8.0 * Files.size(path()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1024, 1025, SparseCodeHeader.MAX_WIDTH})
  void firstAndLastFeatureOfAnyWidth(int width) {
    List<SparseCode> codes = new ArrayList<>(List.of(code(width), code(width, 0)));
    codes.add(code(width, width - 1));
    if (width > 1) {
      codes.add(code(width, 0, width - 1));
    }

    write(path(), width, 2, codes);

    assertThat(read(path())).isEqualTo(codes);
  }

  @Test
  void countsUpToTheGreatest() {
    List<SparseCode> codes = new ArrayList<>();
    for (int count : new int[] {1, 2, 7, 8, 9, 10, 11, 15, 16, 1 << 24, (1 << 30) + 7, 1 << 30}) {
      codes.add(SparseCode.of(2, new int[] {0}, new int[] {count}));
    }
    codes.add(SparseCode.of(2, new int[] {0, 1}, new int[] {Integer.MAX_VALUE - 1, 1}));
    codes.add(SparseCode.of(2, new int[] {1}, new int[] {Integer.MAX_VALUE}));

    write(path(), 2, Integer.MAX_VALUE, codes);

    assertThat(read(path())).isEqualTo(codes);
  }

  @Test
  void codesThatTakeAllSlots() {
    List<SparseCode> codes = new ArrayList<>();
    for (int count = 1; count < 12; count++) {
      codes.add(SparseCode.of(5, new int[] {1, 4}, new int[] {count, 12 - count}));
    }
    codes.add(SparseCode.of(5, new int[] {1}, new int[] {12}));

    write(path(), 5, 12, codes);

    assertThat(read(path())).isEqualTo(codes);
  }

  @Test
  void manyCodesInManyBlocks() {
    List<SparseCode> codes = independent(rates(64), 100_000, 7);

    SparseCodeFileSize size = write(path(), 64, 64, codes);

    assertThat(size.bytes()).isGreaterThan(3L * Layout.BLOCK_BYTES);
    assertThat(read(path())).isEqualTo(codes);
  }

  @Test
  void codesThatAreAllAlikeTakeNextToNothing() {
    List<SparseCode> codes = new ArrayList<>();
    for (int i = 0; i < Layout.MAX_BLOCK_CODES + 10; i++) {
      codes.add(code(200, 3, 50, 199));
    }

    SparseCodeFileSize size = write(path(), 200, 40, codes);

    assertThat(read(path())).isEqualTo(codes);
    assertThat(size.bitsPerCode()).isLessThan(0.1);
  }

  @Test
  void independentFeaturesTakeTheirEntropy() {
    double[] rates = rates(200);

    SparseCodeFileSize size = write(path(), 200, 200, independent(rates, 10_000, 3));

    assertThat(size.bitsPerCode()).isBetween(0.99 * entropy(rates), 1.03 * entropy(rates));
  }

  @Test
  void wideCodesTakeTheirEntropy() {
    double[] rates = new double[2000];
    for (int k = 0; k < rates.length; k++) {
      rates[k] = k % 20 == 0 ? 0.1 : 0.0005;
    }

    SparseCodeFileSize size = write(path(), 2000, 2000, independent(rates, 10_000, 4));

    assertThat(size.bitsPerCode()).isBetween(0.99 * entropy(rates), 1.03 * entropy(rates));
  }

  /** Each of ten kinds of observation uses ten features of its own nearly always. */
  @Test
  void featuresThatKeepCompanyTakeFarLessThanTheirMarginalEntropy() {
    SplittableRandom random = new SplittableRandom(5);
    List<SparseCode> codes = new ArrayList<>();
    double[] rates = new double[100];
    for (int kind = 0; kind < 10_000; kind++) {
      for (int k = 0; k < rates.length; k++) {
        rates[k] = (k * 37) % 10 == kind % 10 ? 0.9 : 0.01;
      }
      codes.addAll(independent(rates, 1, random.nextLong()));
    }
    double marginal = 100 * entropy(new double[] {0.1 * 0.9 + 0.9 * 0.01});
    double conditional = 10 * entropy(new double[] {0.9}) + 90 * entropy(new double[] {0.01});
    double ideal = conditional + Math.log(10) / Math.log(2);

    SparseCodeFileSize size = write(path(), 100, 100, codes);

    assertThat(size.bitsPerCode()).isGreaterThan(0.98 * ideal).isLessThan(0.6 * marginal);
  }

  /** L ~ Binomial(L0, ρ) features, uniform: nobody can do better than the prior here. */
  @Test
  void codesOfThePriorTakeLittleMoreThanThePriorBound() {
    SplittableRandom random = new SplittableRandom(6);
    int width = 200;
    int maxFeatures = 40;
    double rate = 0.25;
    PriorBound bound = new PriorBound();
    List<SparseCode> codes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      float[] latent = new float[width];
      for (int j = 0; j < maxFeatures; j++) {
        if (random.nextDouble() < rate) {
          latent[random.nextInt(width)]++;
        }
      }
      SparseCode code = SparseCode.ofDense(latent);
      codes.add(code);
      bound.add(new double[] {logPrior(code, maxFeatures, rate)});
    }

    SparseCodeFileSize size = write(path(), width, maxFeatures, codes);

    assertThat(size.bitsPerCode())
        .isBetween(0.99 * bound.bitsPerCode(), 1.04 * bound.bitsPerCode());
  }

  @Test
  void theBytesAreThoseOfTheFormatsExample() throws IOException {
    write(
        path(),
        8,
        4,
        List.of(code(8), code(8, 1), SparseCode.of(8, new int[] {1, 6}, new int[] {3, 1})));

    assertThat(HexFormat.of().formatHex(Files.readAllBytes(path())))
        .isEqualTo(
            "89534c430d0a1a0a0001200000000008000000040123456789abcdef0123456789abcdef"
                + "0123456789abcdef0123456789abcdefc97010c8"
                + "000000030000000700b237c847a59041f10c81"
                + "000000000000000000000003f9b5fd5c");
  }

  @Test
  void theHeaderComesBack() {
    write(path(), 200, 40, List.of());

    try (SparseCodeReader reader = SparseCodeReader.open(path())) {
      assertThat(reader.header()).isEqualTo(new SparseCodeHeader(200, 40, FINGERPRINT));
    }
  }

  @Test
  void aReaderSaysWhenThereAreNoMore() {
    write(path(), 3, 3, List.of(code(3, 1)));

    try (SparseCodeReader reader = SparseCodeReader.open(path())) {
      assertThat(reader.next()).isEqualTo(code(3, 1));
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.hasNext()).isFalse();
      assertThat(reader.codesRead()).isEqualTo(1);
      assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void codesOfAnotherModelAreRefused() {
    write(path(), 3, 3, List.of());

    try (SparseCodeReader reader = SparseCodeReader.open(path())) {
      reader.requireModel(FINGERPRINT);
      assertThatThrownBy(() -> reader.requireModel("f".repeat(64)))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("0123456789ab")
          .hasMessageContaining("ffffffffffff")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void aFileThatIsNotFinishedIsNotThere() throws IOException {
    write(path(), 3, 3, List.of(code(3, 1)));
    byte[] before = Files.readAllBytes(path());

    SparseCodeHeader header = new SparseCodeHeader(3, 3, FINGERPRINT);
    try (SparseCodeWriter writer = SparseCodeWriter.create(path(), header)) {
      for (int i = 0; i < 10_000; i++) {
        writer.add(code(3, i % 3));
      }
    }

    assertThat(Files.readAllBytes(path())).isEqualTo(before);
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void codesThatDoNotFitTheHeaderAreRefused() {
    SparseCodeHeader header = new SparseCodeHeader(3, 4, FINGERPRINT);
    try (SparseCodeWriter writer = SparseCodeWriter.create(path(), header)) {
      assertThatThrownBy(() -> writer.add(code(4, 1)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("width 4");
      SparseCode five = SparseCode.of(3, new int[] {0, 2}, new int[] {4, 1});
      assertThatThrownBy(() -> writer.add(five))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("uses 5 slots");
      int most = Integer.MAX_VALUE;
      SparseCode overflowing = SparseCode.of(3, new int[] {0, 1, 2}, new int[] {most, most, 4});
      assertThatThrownBy(() -> writer.add(overflowing))
          .isInstanceOf(IllegalArgumentException.class);
      writer.add(code(3, 1));
      writer.finish();
      assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
    }

    assertThat(read(path())).containsExactly(code(3, 1));
  }

  @Test
  void aHeaderIsCheckedWhenItIsMade() {
    assertThatThrownBy(() -> new SparseCodeHeader(0, 1, FINGERPRINT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SparseCodeHeader((1 << 20) + 1, 1, FINGERPRINT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SparseCodeHeader(1, 0, FINGERPRINT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SparseCodeHeader(1, 1, "ABC"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePriorBoundIsTheMeanInBits() {
    PriorBound bound = new PriorBound();
    assertThat(bound.bitsPerCode()).isZero();

    bound.add(new double[] {-Math.log(2), -3 * Math.log(2)});
    bound.add(new double[] {0});

    assertThat(bound.bitsPerCode()).isCloseTo(4.0 / 3, within(1e-12));
    assertThatThrownBy(() -> bound.add(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bound.add(new double[] {0.1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Path path() {
    return folder.resolve("codes.slc");
  }

  /** Some dead, some nearly always in use, most rare. */
  private static double[] rates(int width) {
    SplittableRandom random = new SplittableRandom(1);
    double[] rates = new double[width];
    for (int k = 0; k < width; k++) {
      rates[k] = k % 10 == 0 ? 0 : k % 50 == 1 ? 0.97 : 0.3 * random.nextDouble();
    }
    return rates;
  }

  private static double entropy(double[] rates) {
    double bits = 0;
    for (double rate : rates) {
      for (double p : new double[] {rate, 1 - rate}) {
        bits -= p == 0 ? 0 : p * Math.log(p) / Math.log(2);
      }
    }
    return bits;
  }

  private static double logPrior(SparseCode code, int maxFeatures, double rate) {
    int size = code.size();
    double nats =
        logFactorial(maxFeatures)
            - logFactorial(maxFeatures - size)
            + size * Math.log(rate / code.width())
            + (maxFeatures - size) * Math.log(1 - rate);
    for (int i = 0; i < code.featuresInUse(); i++) {
      nats -= logFactorial(code.count(i));
    }
    return nats;
  }

  private static double logFactorial(int n) {
    double sum = 0;
    for (int i = 2; i <= n; i++) {
      sum += Math.log(i);
    }
    return sum;
  }
}
