package org.sdlgm.eval.sparsity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.Guice;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.EchoModel;
import org.sdlgm.eval.EvalModule;
import org.sdlgm.eval.Evaluator;
import org.sdlgm.eval.Parts;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.LatentValues;

final class SparsityMetricsTest {
  // ||z||_0 = 0, 1, 2, 1; L = 0, 2, 4, 1.
  private static final float[][] CODES = {{0, 0, 0, 0}, {2, 0, 0, 0}, {1, 0, 3, 0}, {0, 0, 1, 0}};

  private static Estimate measure(String name, DataPart part) {
    EchoModel model = new EchoModel(4, z -> z);
    return Parts.measure(
        Parts.factories(SparsityMetrics.all()), name, Parts.evaluation(model, part, 3, 0));
  }

  /** Bags of so many labels, all different. */
  private static Labels sizes(int... sizes) {
    List<String> names = List.of("a", "b", "c", "d", "e", "f", "g");
    byte[] counts = new byte[names.size() * sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      Arrays.fill(counts, i * names.size(), i * names.size() + sizes[i], (byte) 1);
    }
    return Labels.of(names, counts);
  }

  @ParameterizedTest
  @CsvSource({
    "features-in-use,1",
    "feature-count,1.75",
    "features-ever-used,2",
    "dead-features,2",
    "feature-entropy,2",
    "hoyer,0.9337722339831621" // (5 - 4 / sqrt(10)) / 4
  })
  void metricsAreOfTheMostProbableCodes(String name, double expected) {
    Estimate measured = measure(name, Parts.of(CODES));
    assertThat(measured.mean()).isCloseTo(expected, within(1e-12));
    assertThat(measured.count()).isEqualTo(4);
  }

  @Test
  void meansHaveAStandardErrorAndSetsHaveNone() {
    // 0, 1, 2, 1: sample variance 2/3, over 4.
    assertThat(measure("features-in-use", Parts.of(CODES)).standardError())
        .isCloseTo(Math.sqrt(1 / 6.0), within(1e-12));
    assertThat(measure("dead-features", Parts.of(CODES)).standardError()).isEqualTo(0);
  }

  @Test
  void labelCorrelationIsPearsons() {
    // Features -1, 0, 1, 0 and sizes -1, -1, 2, 0 about their means: 3 / sqrt(2 * 6).
    Estimate measured = measure("label-correlation", Parts.labelled(sizes(1, 1, 4, 2), CODES));
    assertThat(measured.mean()).isCloseTo(Math.sqrt(3) / 2, within(1e-12));
    assertThat(measured.standardError()).isCloseTo(0.25 / Math.sqrt(3), within(1e-12));
  }

  @Test
  void countCorrelationIsOfSlotsAndNotOfDifferentFeatures() {
    // One feature each, in 1, 2 and 3 slots: L follows the sizes, ||z||_0 does not move.
    float[][] codes = {{1, 0, 0, 0}, {0, 2, 0, 0}, {3, 0, 0, 0}};
    DataPart part = Parts.labelled(sizes(2, 4, 6), codes);
    assertThat(measure("count-correlation", part).mean()).isCloseTo(1, within(1e-12));
    assertThat(measure("label-correlation", part).mean()).isEqualTo(0);
  }

  @Test
  void aRepeatedLabelCountsForLButNotForTheDifferentFeatures() {
    // |y| is 1, 2, 3 and ||y||_0 is 1, 1, 2.
    Labels labels = Labels.of(List.of("a", "b"), new byte[] {1, 0, 2, 0, 1, 2});
    float[][] codes = {{1, 0, 0, 0}, {2, 0, 0, 0}, {1, 2, 0, 0}};
    DataPart part = Parts.labelled(labels, codes);
    assertThat(measure("count-correlation", part).mean()).isCloseTo(1, within(1e-12));
    assertThat(measure("label-correlation", part).mean()).isCloseTo(1, within(1e-12));
  }

  @Test
  void codesThatGrowWithTheLabelsCorrelateFully() {
    Labels same = sizes(3, 5, 7, 5);
    assertThat(measure("label-correlation", Parts.labelled(same, CODES)).mean())
        .isCloseTo(1, within(1e-12));
    Labels opposite = sizes(7, 5, 3, 5);
    assertThat(measure("label-correlation", Parts.labelled(opposite, CODES)).mean())
        .isCloseTo(-1, within(1e-12));
  }

  @Test
  void codesOfOneSizeDoNotCorrelate() {
    float[][] codes = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 5, 0}};
    assertThat(measure("label-correlation", Parts.labelled(sizes(1, 2, 3), codes)).mean())
        .isEqualTo(0);
  }

  @Test
  void labelCorrelationSaysWhatItNeeds() {
    assertThatThrownBy(() -> measure("label-correlation", Parts.of(CODES)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("label-correlation needs labels");
    DataPart classes = Parts.labelled(sizes(1, 1, 1, 1), CODES);
    assertThatThrownBy(() -> measure("label-correlation", classes))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("each has 1:");
  }

  private static final Evaluator EVALUATOR =
      Guice.createInjector(new EvalModule()).getInstance(Evaluator.class);

  private static final DataPart REAL =
      Parts.of(
          new float[] {0.5f, -1, 0.1f, 7},
          new float[] {-0.5f, 0, 0.05f, 7},
          new float[] {0, 1, -0.1f, 7});

  private static Estimate measureReal(String metric) {
    EchoModel model = new EchoModel(4, LatentValues.REAL, z -> z);
    return EVALUATOR
        .measure(Parts.evaluation(model, REAL, 2, 0), List.of(metric))
        .get(0)
        .estimate();
  }

  @Test
  void realCodesHaveASparsityWhateverTheirSigns() {
    double first = (2 - 8.6 / Math.sqrt(0.25 + 1 + 0.01 + 49)) / 1;
    double second = (2 - 7.55 / Math.sqrt(0.25 + 0.0025 + 49)) / 1;
    double third = (2 - 8.1 / Math.sqrt(1 + 0.01 + 49)) / 1;
    assertThat(measureReal("hoyer").mean()).isCloseTo((first + second + third) / 3, within(1e-6));
  }

  @Test
  void countsWhatIsNearTheCentreOfARealPrior() {
    assertThat(measureReal("near-centre").mean()).isCloseTo((1 + 2 + 2) / 3.0 / 4, within(1e-12));
  }

  /** The third varies too little, by 0.0072, and the fourth not at all. */
  @Test
  void countsTheUnitsThatTellObservationsApart() {
    assertThat(measureReal("active-units").mean()).isEqualTo(2);
  }

  @Test
  void aLatentThatIsNotOfCountsHasNoSparseCodes() {
    assertThatThrownBy(() -> measureReal("features-in-use"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "the metric 'features-in-use' is not defined for model.latent=echo, whose values are"
                + " real numbers: leave it out");
    EchoModel counts = new EchoModel(4, z -> z);
    assertThatThrownBy(
            () ->
                EVALUATOR.measure(
                    Parts.evaluation(counts, Parts.of(CODES), 2, 0), List.of("near-centre")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("whose values are counts");
    assertThatThrownBy(() -> measure("feature-count", REAL))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("the latent 'echo' has no sparse codes");
  }
}
