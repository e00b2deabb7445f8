package org.sdlgm.eval.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;

class IterativeStratificationTest {
  @Property(tries = 50, seed = "42")
  void byHand(@ForAll long seed) {
    // Label a: rows 0, 1. Label b: rows 1 to 4. Row 5: none. a is dealt out first, one to each
    // fold. The
    // fold of row 1 has one b then, and takes one more; the other takes two. It has 3 rows to 2, so
    // row
    // 5 goes to the fold of row 1.
    byte[] counts = {1, 0, 2, 1, 0, 1, 0, 1, 0, 3, 0, 0};
    Folds folds = IterativeStratification.folds(Labels.of(List.of("a", "b"), counts), 2, seed);

    int first = folds.fold(1);
    assertThat(folds.fold(0)).isNotEqualTo(first);
    assertThat(folds.fold(5)).isEqualTo(first);
    assertThat(IntStream.of(2, 3, 4).filter(row -> folds.fold(row) == first)).hasSize(1);
  }

  @Property(tries = 100, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void everyObservationIsInOneFoldAndNoFoldIsEmpty(
      @ForAll("labels") Labels labels, @ForAll @IntRange(min = 2, max = 10) int count) {
    Folds folds = IterativeStratification.folds(labels, count, 7);

    assertThat(folds.count()).isEqualTo(count);
    assertThat(folds.rows()).isEqualTo(labels.rows());
    for (int fold = 0; fold < count; fold++) {
      assertThat(folds.inside(fold)).isNotEmpty();
      assertThat(
              IntStream.concat(IntStream.of(folds.inside(fold)), IntStream.of(folds.outside(fold))))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, labels.rows()).boxed().toList());
    }
  }

  @Property(tries = 100, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void theRarestLabelIsSpreadEvenly(
      @ForAll("labels") Labels labels, @ForAll @IntRange(min = 2, max = 10) int count) {
    int[] totals =
        IntStream.range(0, labels.names().size()).map(label -> total(labels, label)).toArray();
    int least = IntStream.of(totals).filter(total -> total > 0).min().orElse(0);
    int[] rarest = IntStream.range(0, totals.length).filter(l -> totals[l] == least).toArray();
    Folds folds = IterativeStratification.folds(labels, count, 7);

    if (least > 0 && rarest.length == 1) {
      assertEven(perFold(folds, row -> labels.count(row, rarest[0]) > 0));
    }
  }

  @Property(tries = 100, seed = "42", edgeCases = EdgeCasesMode.NONE)
  void classesAndSizesAreSpreadEvenly(
      @ForAll @IntRange(min = 10, max = 80) int rows,
      @ForAll @IntRange(min = 2, max = 10) int count,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] classes = IntStream.generate(() -> random.nextInt(4)).limit(rows).toArray();
    Labels labels = Labels.ofClasses(List.of("a", "b", "c", "d"), classes);
    Folds folds = IterativeStratification.folds(labels, count, seed);

    for (int label = 0; label < 4; label++) {
      int wanted = label;
      assertEven(perFold(folds, row -> classes[row] == wanted));
    }
    assertEven(perFold(folds, row -> true));
  }

  @Example
  void observationsWithoutLabelsFillTheRoomThatIsLeft() {
    Folds folds = IterativeStratification.folds(Labels.of(List.of("a"), new byte[23]), 5, 1);
    assertEven(perFold(folds, row -> true));
  }

  @Example
  void sharesAreKept() {
    int[] classes = IntStream.range(0, 100).map(row -> row % 4 == 0 ? 1 : 0).toArray();
    Labels labels = Labels.ofClasses(List.of("common", "rare"), classes);
    // Only the ratios matter.
    Folds parts = IterativeStratification.split(labels, new double[] {4, 1}, 3);

    assertThat(perFold(parts, row -> classes[row] == 0)).containsExactly(60, 15);
    assertThat(perFold(parts, row -> classes[row] == 1)).containsExactly(20, 5);
  }

  @Example
  void labelsAreSpreadMoreEvenlyThanByChance() {
    double stratified = 0;
    double random = 0;
    for (int seed = 0; seed < 10; seed++) {
      Labels labels = random(200, 15, seed);
      stratified += unevenness(labels, IterativeStratification.folds(labels, 5, seed));
      SplittableRandom draws = new SplittableRandom(seed);
      random += unevenness(labels, Folds.of(5, draws.ints(200, 0, 5).toArray()));
    }
    // A label of n observations strays by about sqrt(n 0.16) by chance: 1.3 for n = 10; by rounding
    // alone, with each fold within 1 of even, by at most 1 and on average by less than half of
    // that.
    assertThat(stratified).isLessThan(random / 2);
  }

  @Example
  void theSeedDecidesWhatTheLabelsLeaveOpen() {
    Labels labels = random(100, 6, 5);
    assertThat(assignment(labels, 1)).isEqualTo(assignment(labels, 1));
    assertThat(assignment(labels, 1)).isNotEqualTo(assignment(labels, 2));
  }

  @Example
  void impossibleSplitsAreRefused() {
    Labels labels = Labels.of(List.of("a"), new byte[3]);
    for (int count : new int[] {-1, 0, 1, 4}) {
      assertThatThrownBy(() -> IterativeStratification.folds(labels, count, 1))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              count
                  + " folds of 3 observations: choose from 2 folds to as many as there are"
                  + " observations");
    }
    for (double[] shares : new double[][] {{}, {1, 0}, {1, -1}, {1, Double.NaN}, {1, 1.0 / 0}}) {
      assertThatThrownBy(() -> IterativeStratification.split(labels, shares, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("shares must be above 0 and finite: ");
    }
    assertThatThrownBy(() -> Folds.of(2, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fold 2 of 2");
  }

  @Provide
  Arbitrary<Labels> labels() {
    return Combinators.combine(
            Arbitraries.integers().between(10, 60),
            Arbitraries.integers().between(1, 8),
            Arbitraries.longs())
        .as(IterativeStratificationTest::random);
  }

  /** Label l is in one of about l + 2 observations. */
  private static Labels random(int rows, int labels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] counts = new byte[rows * labels];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (byte) (random.nextInt(i % labels + 2) == 0 ? 1 : 0);
    }
    return Labels.of(
        IntStream.range(0, labels).mapToObj(label -> "label-" + label).toList(), counts);
  }

  private static int total(Labels labels, int label) {
    return (int) IntStream.range(0, labels.rows()).filter(r -> labels.count(r, label) > 0).count();
  }

  private static int[] perFold(Folds folds, IntPredicate which) {
    int[] counts = new int[folds.count()];
    IntStream.range(0, folds.rows()).filter(which).forEach(row -> counts[folds.fold(row)]++);
    return counts;
  }

  private static void assertEven(int[] counts) {
    int greatest = Arrays.stream(counts).max().orElseThrow();
    assertThat(greatest - Arrays.stream(counts).min().orElseThrow()).isLessThanOrEqualTo(1);
  }

  /** How far, on average, a fold's number of observations with a label is from its share. */
  private static double unevenness(Labels labels, Folds folds) {
    double sum = 0;
    for (int label = 0; label < labels.names().size(); label++) {
      int wanted = label;
      double share = (double) total(labels, label) / folds.count();
      for (int count : perFold(folds, row -> labels.count(row, wanted) > 0)) {
        sum += Math.abs(count - share);
      }
    }
    return sum / labels.names().size() / folds.count();
  }

  private static int[] assignment(Labels labels, long seed) {
    Folds folds = IterativeStratification.folds(labels, 5, seed);
    return IntStream.range(0, labels.rows()).map(folds::fold).toArray();
  }
}
