package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.reference.Formulas;

/**
 * Features with a uniform prior, relaxed by the Gumbel-Softmax ([SDLGM] eq. 10, 14).
 *
 * @param <T> the backend's tensor type
 */
public abstract class CategoricalFeatureContract<T> extends FeatureComponentContract<T> {
  @Test
  void priorIsUniform() {
    for (double log : component(new FeatureSetting(3, 200, 0.7)).logPrior()) {
      assertThat(log).isCloseTo(-Math.log(200), Offset.offset(1e-6));
    }
  }

  @Test
  void divergenceIsThePapersEquation14() {
    FeatureComponent<T> component = component(new FeatureSetting(3, 4, 0.7));
    // Half on one feature, half on another: log K - log 2 a slot.
    T log = matrix(new double[][] {{Math.log(0.5), Math.log(0.5), -100, -100}});
    assertClose(values(component.divergence(log, 40)), 40 * Math.log(2));
  }

  /**
   * The noise does not depend on the probabilities or the temperature. A soft sample gives it away
   * up to a constant per slot, which the softmax does not see.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.4, 1, 5})
  void relaxedSamplesAreTheReferenceAtTheSameNoise(double temperature) {
    int slots = 6;
    double soft = 4;
    double[][] log = {Formulas.logSoftmax(0.2, -0.4, 1), Formulas.logSoftmax(-0.5, 0.8, 0)};
    double[] gumbel =
        Arrays.stream(
                draw(
                    component(new FeatureSetting(3, 3, soft)),
                    repeated(Formulas.logSoftmax(0, 0, 0), 2),
                    slots,
                    SamplingMode.RELAXED,
                    2))
            .map(value -> soft * Math.log(value))
            .toArray();
    double[] expected = new double[gumbel.length];
    for (int from = 0; from < gumbel.length; from += 3) {
      double[] point =
          Formulas.relaxedFeature(
              log[from / (3 * slots)], Arrays.copyOfRange(gumbel, from, from + 3), temperature);
      System.arraycopy(point, 0, expected, from, 3);
    }
    FeatureComponent<T> component = component(new FeatureSetting(3, 3, temperature));
    assertClose(draw(component, matrix(log), slots, SamplingMode.RELAXED, 2), expected);
    double[] straight = draw(component, matrix(log), slots, SamplingMode.STRAIGHT_THROUGH, 2);
    for (int from = 0; from < expected.length; from += 3) {
      assertThat(largest(straight, from)).isEqualTo(largest(expected, from));
    }
  }

  private static int largest(double[] values, int from) {
    int best = from;
    for (int k = from; k < from + 3; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }
}
