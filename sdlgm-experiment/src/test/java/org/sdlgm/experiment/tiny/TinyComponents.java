package org.sdlgm.experiment.tiny;

import java.util.Map;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.component.Likelihood;
import org.sdlgm.config.Choice;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.spi.Axis;
import org.sdlgm.spi.ComponentFactory;
import org.sdlgm.spi.Components;
import org.sdlgm.spi.Registry;

/** What this backend makes models of: a latent, a decoder, a likelihood and an estimator. */
final class TinyComponents implements Components {
  /** Options of the latent: one of K features is in use. */
  record MixtureOptions(
      @Setting(value = "K, how many features there are", from = 1, to = 64) int width) {
    MixtureOptions {
      Require.settings(MixtureOptions.class, width);
    }
  }

  /** Options of the estimator. */
  record EmOptions(
      @Setting(value = "how often each pixel of a feature is seen beforehand", above = 0, to = 1e3)
          double smoothing) {
    EmOptions {
      Require.settings(EmOptions.class, smoothing);
    }
  }

  /** Each latent's parameters are the sum of a row of numbers for each feature. */
  record Additive(double[][] weights) implements DecoderComponent<Table> {
    @Override
    public Table decode(Table latents) {
      Table sums = Table.zeros(latents.rows().length, weights[0].length);
      for (int i = 0; i < sums.rows().length; i++) {
        for (int k = 0; k < weights.length; k++) {
          for (int p = 0; p < weights[k].length; p++) {
            sums.rows()[i][p] += latents.rows()[i][k] * weights[k][p];
          }
        }
      }
      return sums;
    }
  }

  /** Binary dimensions: a parameter is a logit. */
  static final class Bits implements Likelihood<Table> {
    @Override
    public int parameterCount(int observationSize) {
      return observationSize;
    }

    @Override
    public Table logProbability(Table observations, Table parameters) {
      Table log = Table.zeros(observations.rows().length, 1);
      for (int i = 0; i < log.rows().length; i++) {
        for (int d = 0; d < observations.rows()[i].length; d++) {
          double x = observations.rows()[i][d];
          double logit = parameters.rows()[i][d];
          log.rows()[i][0] += x * logit + logSigmoid(-logit);
        }
      }
      return log;
    }

    @Override
    public Table mean(Table parameters) {
      Table mean = Table.zeros(parameters.rows().length, parameters.rows()[0].length);
      for (int i = 0; i < mean.rows().length; i++) {
        for (int d = 0; d < mean.rows()[i].length; d++) {
          mean.rows()[i][d] = Math.exp(logSigmoid(parameters.rows()[i][d]));
        }
      }
      return mean;
    }

    @Override
    public float[] parametersFor(float[] mean) {
      float[] logits = new float[mean.length];
      for (int d = 0; d < mean.length; d++) {
        logits[d] = (float) logit(Math.min(Math.max(mean[d], 1e-4), 1 - 1e-4));
      }
      return logits;
    }
  }

  private static double logSigmoid(double logit) {
    return Math.min(logit, 0) - Math.log1p(Math.exp(-Math.abs(logit)));
  }

  static double logit(double probability) {
    return Math.log(probability) - Math.log1p(-probability);
  }

  private static final Registry<ComponentFactory<double[][], Integer>> LATENTS =
      new Registry<>(
          Axis.LATENT.noun(),
          Map.of(
              "mixture",
              ComponentFactory.of(
                  "one feature for each observation",
                  new MixtureOptions(4),
                  (options, weights) -> options.width())));
  private static final Registry<ComponentFactory<double[][], DecoderComponent<Table>>> DECODERS =
      new Registry<>(
          Axis.DECODER.noun(),
          Map.of("additive", ComponentFactory.of("a sum over features", Additive::new)));
  private static final Registry<ComponentFactory<double[][], Likelihood<Table>>> LIKELIHOODS =
      new Registry<>(
          Axis.LIKELIHOOD.noun(),
          Map.of("bernoulli", ComponentFactory.of("binary dimensions", weights -> new Bits())));
  private static final Registry<ComponentFactory<double[][], Double>> ESTIMATORS =
      new Registry<>(
          Axis.ESTIMATOR.noun(),
          Map.of(
              "em",
              ComponentFactory.of(
                  "expectation and maximisation [Dempster et al. 1977]",
                  new EmOptions(0.5),
                  (options, weights) -> options.smoothing())));

  Registry<ComponentFactory<double[][], Integer>> latents() {
    return LATENTS;
  }

  Registry<ComponentFactory<double[][], DecoderComponent<Table>>> decoders() {
    return DECODERS;
  }

  Registry<ComponentFactory<double[][], Likelihood<Table>>> likelihoods() {
    return LIKELIHOODS;
  }

  Registry<ComponentFactory<double[][], Double>> estimators() {
    return ESTIMATORS;
  }

  @Override
  public Registry<? extends Choice> of(Axis axis) {
    return switch (axis) {
      case LATENT -> LATENTS;
      case DECODER -> DECODERS;
      case LIKELIHOOD -> LIKELIHOODS;
      case ESTIMATOR -> ESTIMATORS;
      default -> new Registry<Choice>(axis.noun(), Map.of());
    };
  }
}
