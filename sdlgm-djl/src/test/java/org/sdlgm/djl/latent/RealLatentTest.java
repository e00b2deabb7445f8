package org.sdlgm.djl.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import com.google.inject.Guice;
import com.google.inject.Key;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sdlgm.backend.Backend;
import org.sdlgm.backend.BackendProvider;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.GradientEstimator.Objective;
import org.sdlgm.component.Latent;
import org.sdlgm.config.BackendConfig;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.data.Observations;
import org.sdlgm.djl.DjlModule;
import org.sdlgm.djl.contract.DjlHarness;
import org.sdlgm.djl.contract.EngineUnderTest;
import org.sdlgm.djl.estimator.LeaveOneOutEstimator;
import org.sdlgm.djl.estimator.PathwiseEstimator;
import org.sdlgm.djl.storage.ConfigText;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.TrainedModel;
import org.sdlgm.training.IterationReport;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingTask;

/** Latents of real numbers in trainings, and by estimators that know nothing of their density. */
class RealLatentTest {
  private static final int SIZE = 6;

  @TempDir Path folder;

  /** Sums of two of three directions, with noise. */
  private record Mixtures(int count) implements Observations {
    @Override
    public int width() {
      return SIZE;
    }

    @Override
    public void read(int index, int epoch, float[] destination, int offset) {
      SplittableRandom random = new SplittableRandom(index);
      for (int d = 0; d < SIZE; d++) {
        destination[offset + d] = (float) (0.1 * random.nextGaussian());
      }
      destination[offset + 2 * (index % 3)] += 2;
      destination[offset + 2 * (index / 3 % 3)] -= 1;
    }
  }

  private static Backend backend() {
    return Guice.createInjector(new DjlModule())
        .getInstance(new Key<Map<String, BackendProvider>>() {})
        .get("PyTorch")
        .open(new BackendConfig("PyTorch", BackendConfig.Device.CPU, 1));
  }

  private TrainingTask task(String model, String training, TrainingListener listener) {
    GenerativeModelConfig any =
        new GenerativeModelConfig(
            ComponentConfig.of("cauchy"),
            ComponentConfig.of("mlp"),
            ComponentConfig.of("gaussian"));
    Dataset dataset =
        new Dataset(
            "mixtures",
            new ObservationShape(List.of(SIZE), ObservationShape.Values.REAL),
            new DataPart(new Mixtures(200), Optional.empty()),
            new DataPart(new Mixtures(20), Optional.empty()),
            Map.of());
    return new TrainingTask(
        ConfigText.overlay(any, model, "the model"),
        ConfigText.overlay(TrainingConfig.DEFAULTS, training, "the training"),
        1,
        dataset,
        Optional.of(folder.resolve("checkpoints")),
        listener);
  }

  /** All else is default: relaxed sampling, Adam without clipping, rectified decoder. */
  @ParameterizedTest
  @CsvSource({"gaussian, full", "gaussian, sampled", "cauchy, full", "cauchy, sampled"})
  void trainsWithFiniteGradients(String latent, String divergence) {
    List<IterationReport> reports = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void iterationFinished(IterationReport report) {
            reports.add(report);
          }
        };
    String model =
        "{latent: {name: %s, width: 4, network: {hidden: [16]}}, decoder: {network: {hidden: [16]}}}"
            .formatted(latent);
    String training =
        "{iterations: 600, batchSize: 50, featureDivergence: %s}".formatted(divergence);
    try (Backend backend = backend();
        TrainedModel trained =
            backend.train(task(model, training, listener)).model().generative()) {
      assertThat(reports)
          .allMatch(r -> Double.isFinite(r.loss()) && Double.isFinite(r.gradientNorm()));
      assertThat(mean(reports.subList(500, 600))).isLessThan(mean(reports.subList(0, 100)) - 2);
      assertThat(trained.description().values()).isEqualTo(LatentValues.REAL);
      float[][] rows = new Mixtures(20).rows(0, 20);
      for (double bound : trained.score(rows, 1)) {
        assertThat(bound).isFinite();
      }
      trained.save(folder.resolve("model"));
      try (TrainedModel loaded = backend.load(folder.resolve("model")).generative()) {
        assertThat(loaded.posterior(rows).mode()).isDeepEqualTo(trained.posterior(rows).mode());
      }
    }
  }

  /** With all else default: relaxed sampling, rectified decoder, no warm-up, no clipping. */
  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "cauchy"})
  void learnsByDefault(String latent) {
    String model = "{latent: {name: %s, width: 4}}".formatted(latent);
    TrainingTask task = task(model, "{iterations: 300}", new TrainingListener() {});
    try (Backend backend = backend();
        TrainedModel trained = backend.train(task).model().generative()) {
      float[][] rows = new Mixtures(20).rows(0, 20);
      float[][] reconstructions = trained.reconstruct(trained.posterior(rows).mode());
      double error = 0;
      for (int i = 0; i < rows.length; i++) {
        for (int d = 0; d < SIZE; d++) {
          error += Math.pow(rows[i][d] - reconstructions[i][d], 2) / rows.length;
        }
      }
      // The mean picture leaves 10/3: three numbers that are 2, and -1, in a third of the rows
      // each.
      assertThat(error).isLessThan(1);
    }
  }

  private static double mean(List<IterationReport> reports) {
    return reports.stream().mapToDouble(IterationReport::loss).average().orElseThrow();
  }

  @Test
  void aNoisyOrOfNegativeUsesIsRefusedInOneLine() {
    TrainingTask task = task("{decoder: noisy-or}", "{iterations: 1}", new TrainingListener() {});
    try (Backend backend = backend()) {
      assertThatThrownBy(() -> backend.train(task))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "the decoder noisy-or is not defined for a latent whose values are"
                  + " real numbers: use mlp");
    }
  }

  @Test
  void valuesAreKnownBeforeThereIsALatent() {
    var components = DjlHarness.components();
    assertThat(components.latentValues(ComponentConfig.of("cauchy"))).isEqualTo(LatentValues.REAL);
    assertThat(components.latentValues(ComponentConfig.of("sparse")))
        .isEqualTo(LatentValues.COUNTS);
  }

  /** Through the density or through the sample: the mean gradient is the same. */
  @Test
  void theScoreFunctionHasTheGradientOfTheReparameterisation() {
    int draws = 20_000;
    try (DjlHarness harness = EngineUnderTest.PYTORCH.harness()) {
      NetworkConfig tiny = new NetworkConfig(List.of(3), NetworkConfig.Activation.TANH);
      Latent<NDArray> latent =
          new GaussianLatent(
              new RealLatent.Options(1, tiny), harness.context("latent", 1, 0, 0, 0));
      double[] x = new double[draws];
      Arrays.fill(x, 0.7);
      NDArray observations = harness.tensor(x, draws, 1);
      double[] pathwise =
          gradient(harness, latent, observations, new PathwiseEstimator(), SamplingMode.RELAXED);
      double[] score =
          gradient(
              harness,
              latent,
              observations,
              new LeaveOneOutEstimator(LeaveOneOutEstimator.Options.DEFAULTS),
              SamplingMode.HARD);
      double error = Math.hypot(standardError(pathwise), standardError(score));
      assertThat(Math.abs(mean(pathwise))).isGreaterThan(10 * error);
      assertThat(mean(score)).isCloseTo(mean(pathwise), Offset.offset(5 * error));
    }
  }

  private static double[] gradient(
      DjlHarness harness,
      Latent<NDArray> latent,
      NDArray observations,
      GradientEstimator<NDArray> estimator,
      SamplingMode mode) {
    Objective objective = new Objective(mode, DivergenceWeighting.FULL, 0);
    return harness.gradient(
        at -> {
          harness.reseed(3, 1);
          return estimator
              .estimate(latent.infer(at), z -> z.mul(z).neg().sum(new int[] {1}), objective)
              .surrogate();
        },
        observations);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double standardError(double[] values) {
    double mean = mean(values);
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    return Math.sqrt(variance / values.length);
  }
}
