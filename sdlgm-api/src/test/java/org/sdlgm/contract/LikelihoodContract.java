package org.sdlgm.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.Likelihood;

/**
 * What any {@link Likelihood} does.
 *
 * @param <T> the backend's tensor type
 */
public abstract class LikelihoodContract<T> extends ComponentContract<T> {
  /** D. */
  protected static final int SIZE = 3;

  private static final int ROWS = 4;

  /** Makes the component under test. */
  protected abstract Likelihood<T> component();

  /** Observations that the likelihood can give, {@code count} values. */
  protected abstract double[] observations(int count);

  private double[] parameters(Likelihood<T> component) {
    return normal(ROWS * component.parameterCount(SIZE), 5);
  }

  @Test
  void givesALogProbabilityAndAMeanPerObservation() {
    Likelihood<T> component = component();
    T x = harness().tensor(observations(ROWS * SIZE), ROWS, SIZE);
    T parameters = harness().tensor(parameters(component), ROWS, component.parameterCount(SIZE));
    T log = component.logProbability(x, parameters);
    assertShape(log, ROWS);
    assertFinite(values(log));
    T mean = component.mean(parameters);
    assertShape(mean, ROWS, SIZE);
    assertFinite(values(mean));
  }

  @Test
  void gradientMatchesDifferences() {
    Likelihood<T> component = component();
    T x = harness().tensor(observations(ROWS * SIZE), ROWS, SIZE);
    assertGradientMatchesDifferences(
        parameters -> component.logProbability(x, parameters),
        parameters(component),
        ROWS,
        component.parameterCount(SIZE));
  }

  @Test
  void startsFromTheMeanThatIsAskedFor() {
    Likelihood<T> component = component();
    float[] wanted = {0.2f, 0.5f, 0.9f};
    float[] parameters = component.parametersFor(wanted);
    assertThat(parameters).hasSize(component.parameterCount(SIZE));
    assertClose(mean(component, parameters), 0.2, 0.5, 0.9);
  }

  @Test
  void staysFiniteAtTheEndsOfTheRange() {
    Likelihood<T> component = component();
    float[] parameters = component.parametersFor(new float[] {0, 0.5f, 1});
    assertFinite(mean(component, parameters));
    T x = harness().tensor(new double[] {1, 1, 0}, 1, SIZE);
    assertFinite(values(component.logProbability(x, row(parameters))));
    double[] extreme = new double[component.parameterCount(SIZE)];
    for (double value : new double[] {-150, 150}) {
      Arrays.fill(extreme, value);
      T tensor = harness().tensor(extreme, 1, extreme.length);
      assertFinite(values(component.logProbability(x, tensor)));
      assertFinite(harness().gradient(p -> component.logProbability(x, p), tensor));
    }
  }

  private T row(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return harness().tensor(wide, 1, wide.length);
  }

  private double[] mean(Likelihood<T> component, float[] parameters) {
    return values(component.mean(row(parameters)));
  }
}
