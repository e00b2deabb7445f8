package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.Likelihood;
import org.sdlgm.reference.Formulas;

/**
 * Bernoulli(σ(logit)) observations.
 *
 * @param <T> the backend's tensor type
 */
public abstract class BernoulliLikelihoodContract<T> extends LikelihoodContract<T> {
  @Override
  protected final double[] observations(int count) {
    return Arrays.stream(normal(count, 6)).map(v -> v > 0 ? 1 : 0).toArray();
  }

  @Test
  void takesOneLogitPerDimension() {
    assertThat(component().parameterCount(784)).isEqualTo(784);
  }

  @Test
  void sumsToOneOverAllObservations() {
    Likelihood<T> component = component();
    double[][] all = new double[8][];
    Arrays.setAll(all, i -> new double[] {i & 1, i >> 1 & 1, i >> 2});
    T log = component.logProbability(matrix(all), repeated(new double[] {0.3, -2, 1.4}, 8));
    assertThat(Formulas.logSumExp(values(log))).isCloseTo(0, Offset.offset(TOLERANCE));
  }

  @Test
  void isTheReferenceForLogitsOfAnySize() {
    Likelihood<T> component = component();
    double[] logits = {0, 0.7, -0.7, 20, -20, 100, -100, 3, -3};
    double[] observations = {0, 1, 0.25};
    for (double x : observations) {
      double[][] parameters = new double[logits.length][];
      Arrays.setAll(parameters, i -> new double[] {logits[i]});
      double[] log =
          values(
              component.logProbability(
                  repeated(new double[] {x}, logits.length), matrix(parameters)));
      double[] mean = values(component.mean(matrix(parameters)));
      for (int i = 0; i < logits.length; i++) {
        double expected = Formulas.logBernoulli(x, logits[i]);
        assertThat(log[i])
            .as("log p(%s | %s)", x, logits[i])
            .isCloseTo(expected, Offset.offset(TOLERANCE));
        assertThat(mean[i]).isCloseTo(Formulas.sigmoid(logits[i]), Offset.offset(TOLERANCE));
      }
    }
  }
}
