package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sdlgm.component.Likelihood;
import org.sdlgm.reference.Formulas;

/**
 * N(mean, e^v) observations; parameters are D means, then D log variances v, cut to [-7, 7].
 *
 * @param <T> the backend's tensor type
 */
public abstract class GaussianLikelihoodContract<T> extends LikelihoodContract<T> {
  @Override
  protected final double[] observations(int count) {
    return normal(count, 6);
  }

  @Test
  void takesAMeanAndALogVariancePerDimension() {
    assertThat(component().parameterCount(72)).isEqualTo(144);
  }

  @Test
  void isTheReference() {
    Likelihood<T> component = component();
    double[][] x = {{0.5, -1}, {3, 0}};
    double[][] parameters = {{0.2, -1, 0.4, -2}, {0, 1.5, 9, -9}};
    double[] expected = new double[2];
    for (int row = 0; row < 2; row++) {
      for (int d = 0; d < 2; d++) {
        expected[row] +=
            Formulas.logGaussian(x[row][d], parameters[row][d], parameters[row][2 + d]);
      }
    }
    assertClose(values(component.logProbability(matrix(x), matrix(parameters))), expected);
    assertClose(values(component.mean(matrix(parameters))), 0.2, -1, 0, 1.5);
  }
}
