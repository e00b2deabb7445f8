package org.sdlgm.eval.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.inject.Guice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.EvalModule;
import org.sdlgm.eval.Evaluator;
import org.sdlgm.eval.Parts;
import org.sdlgm.metric.Estimate;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.LocationScale;
import org.sdlgm.model.ModelDescription;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.RealPosterior;
import org.sdlgm.model.TrainedModel;

/** The bounds of real latents against a model with a log p(x) in closed form. */
final class RealBoundsTest {
  private static final float X = 1.5f;
  private static final int COPIES = 20_000;

  /** log N(x; 0, 2), z ~ N(0, 1) and x ~ N(z, 1) being independent sums. */
  private static final double LOG_P = -0.5 * (Math.log(2 * Math.PI * 2) + X * X / 2);

  private final Evaluator evaluator =
      Guice.createInjector(new EvalModule()).getInstance(Evaluator.class);

  private Estimate measure(String name, double location, double scale) {
    return evaluator
        .measure(
            Parts.evaluation(new Line(location, scale), Parts.repeated(new float[] {X}, COPIES)),
            List.of(name))
        .get(0)
        .estimate();
  }

  /** Of the true posterior N(x/2, 1/2), every weight is p(x). */
  @Test
  void theTruePosteriorLosesNothing() {
    Estimate elbo = measure("elbo", X / 2, Math.sqrt(0.5));
    assertThat(elbo.mean()).isCloseTo(-LOG_P, within(5 * elbo.standardError()));
    assertThat(measure("iw-3", X / 2, Math.sqrt(0.5)).mean()).isCloseTo(-LOG_P, within(1e-4));
  }

  @Test
  void theEvidenceLowerBoundIsItsClosedForm() {
    double location = 0.2;
    double scale = 0.4;
    double divergence = 0.5 * (scale * scale + location * location - 1) - Math.log(scale);
    double likelihood =
        -0.5 * (Math.log(2 * Math.PI) + (X - location) * (X - location) + scale * scale);
    Estimate elbo = measure("elbo", location, scale);
    assertThat(elbo.mean()).isCloseTo(divergence - likelihood, within(5 * elbo.standardError()));
    Estimate weighted = measure("iw-20", location, scale);
    assertThat(weighted.mean()).isBetween(-LOG_P - 5 * weighted.standardError(), elbo.mean());
  }

  @Test
  void theBoundsOfCodesAreNotDefined() {
    for (String bound : List.of("relaxed", "discrete", "gated-10")) {
      assertThatThrownBy(() -> measure(bound, 0, 1))
          .isInstanceOf(ConfigurationException.class)
          .hasMessage(
              "the metric '%s' is not defined for model.latent=gaussian, whose values are real"
                      .formatted(bound)
                  + " numbers: leave it out, or measure elbo");
    }
  }

  @Test
  void boundsOfOtherLatentsGiveWayToTheUsualOnes() {
    List<String> mixed = List.of("iw-5", "relaxed", "gated", "hoyer", "features-in-use");
    assertThat(evaluator.defined(mixed, LatentValues.REAL))
        .containsExactly("iw-5", "elbo", "hoyer");
    assertThat(evaluator.defined(mixed, LatentValues.COUNTS)).isEqualTo(mixed);
    assertThat(evaluator.defined(List.of("elbo-10", "active-units"), LatentValues.COUNTS))
        .containsExactly("relaxed", "discrete", "gated");
  }

  /** z ~ N(0, 1), x ~ N(z, 1); q(z|x) = N(location, scale^2) for every x. */
  private record Line(double location, double scale) implements TrainedModel {
    @Override
    public ModelDescription description() {
      return new ModelDescription(
          new GenerativeModelConfig(
              ComponentConfig.of("gaussian"),
              ComponentConfig.of("mlp"),
              ComponentConfig.of("gaussian")),
          new ObservationShape(List.of(1), ObservationShape.Values.REAL),
          1,
          1,
          LatentValues.REAL,
          "Java",
          "cpu",
          0);
    }

    @Override
    public String fingerprint() {
      return "11".repeat(32);
    }

    @Override
    public Posterior posterior(float[][] observations) {
      float[][] locations = new float[observations.length][];
      float[][] logScales = new float[observations.length][];
      Arrays.fill(locations, new float[] {(float) location});
      Arrays.fill(logScales, new float[] {(float) Math.log(scale)});
      return new RealPosterior(LocationScale.GAUSSIAN, locations, logScales);
    }

    @Override
    public double[] logLikelihood(float[][] observations, float[][] latents) {
      double[] log = new double[latents.length];
      Arrays.setAll(
          log, i -> LocationScale.GAUSSIAN.logDensity(observations[i][0], latents[i][0], 0));
      return log;
    }

    @Override
    public double[] logPrior(float[][] latents) {
      return Arrays.stream(latents)
          .mapToDouble(z -> LocationScale.GAUSSIAN.logDensity(z[0]))
          .toArray();
    }

    @Override
    public float[][] reconstruct(float[][] latents) {
      return latents;
    }

    @Override
    public float[][] samplePrior(int count, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      float[][] latents = new float[count][1];
      for (float[] latent : latents) {
        latent[0] = (float) random.nextGaussian();
      }
      return latents;
    }

    @Override
    public void save(Path folder) {
      throw new UnsupportedOperationException("no test saves it");
    }

    @Override
    public void close() {}
  }
}
