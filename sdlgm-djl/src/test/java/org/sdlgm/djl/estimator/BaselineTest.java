package org.sdlgm.djl.estimator;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.BernoulliPrior;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.latent.BernoulliLatent;
import org.sdlgm.djl.parameter.Parameter;

/** The baseline's arithmetic, by hand: C(x) = x + 1, decay 0.8. */
class BaselineTest {
  private final DjlHarness harness = EngineUnderTest.PYTORCH.harness();
  private final DjlHarness latent = EngineUnderTest.PYTORCH.harness();
  private final LatentPosterior<NDArray> posterior =
      bit().infer(latent.tensor(new double[] {0, 1, 2}, 3, 1));

  @AfterEach
  void close() {
    latent.close();
    harness.close();
  }

  /** A latent whose posterior tells the observations, with parameters that are not a baseline's. */
  private BernoulliLatent bit() {
    DjlContext context = latent.context("bit", 1, 1, 1, 0);
    return new BernoulliLatent(
        new BernoulliPrior(BernoulliPrior.Options.DEFAULTS, context),
        new NetworkConfig(List.of(), NetworkConfig.Activation.TANH),
        TemperatureConfig.fixed(1),
        context);
  }

  private Baseline baseline(boolean normalized) {
    NetworkConfig linear = new NetworkConfig(List.of(), NetworkConfig.Activation.TANH);
    DjlContext context =
        harness.context(
            "test",
            1,
            (name, shape, fresh) -> name.endsWith("statistics") ? new float[3] : new float[] {1});
    return new Baseline("test", new BaselineOptions(linear, 0.8, normalized), context);
  }

  private double[] signal(Baseline baseline, double... signal) {
    NDArray tensor = harness.tensor(signal, signal.length);
    return harness.values(baseline.center(posterior, tensor).signal());
  }

  private static void assertClose(double[] actual, double... expected) {
    assertThat(actual).containsExactly(expected, Offset.offset(1e-5));
  }

  /** Less C(x) = 1, 2, 3 that is 9, 3, 0: the others' means are 1.5, 4.5, 6. */
  @Test
  void theFirstBatchIsCenteredByItsOtherRows() {
    assertClose(signal(baseline(false), 10, 5, 3), 7.5, -1.5, -6);
  }

  /** The deviation of 9, 3, 0 is √14. */
  @Test
  void theFirstBatchIsNormalizedByItsOwnDeviation() {
    double[] expected = {7.5, -1.5, -6};
    assertClose(
        signal(baseline(true), 10, 5, 3),
        Arrays.stream(expected).map(l -> l / Math.sqrt(14)).toArray());
  }

  /** After 9, 3, 0 (mean 4, variance 14) and 5, 5, 5 the mean is (0.8 · 4 + 5) / 1.8. */
  @Test
  void laterBatchesAreCenteredByTheOnesBefore() {
    Baseline baseline = baseline(true);
    signal(baseline, 10, 5, 3);
    assertClose(signal(baseline, 6, 7, 8), repeated(1 / Math.sqrt(14)));
    double mean = (0.8 * 4 + 5) / 1.8;
    double variance = 0.8 * 14 / 1.8;
    assertClose(signal(baseline, 1, 2, 3), repeated(-mean / Math.sqrt(variance)));
  }

  private static double[] repeated(double value) {
    return new double[] {value, value, value};
  }

  /** No division where the deviation is below 1, here 0. */
  @Test
  void smallSignalsAreNotBlownUp() {
    Baseline baseline = baseline(true);
    signal(baseline, 1, 2, 3);
    assertClose(signal(baseline, 1.5, 2.5, 3.5), repeated(0.5));
  }

  @Test
  void statisticsAreNotForTheOptimizer() {
    baseline(true);
    assertThat(harness.parameters().all()).hasSize(3);
    assertThat(harness.parameters().trainable())
        .extracting(Parameter::kind)
        .containsExactly(Parameter.Kind.WEIGHT, Parameter.Kind.BIAS);
  }
}
