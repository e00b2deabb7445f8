package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.component.AmortizedPosterior;
import org.sdlgm.component.FactorizedPosterior;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.MeanPosterior;
import org.sdlgm.component.VariableSampler;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.Setting;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.context.Temperature;
import org.sdlgm.djl.network.MultilayerPerceptron;
import org.sdlgm.djl.sampling.GumbelSoftmax;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.model.CategoricalPosterior;
import org.sdlgm.model.CategoricalPrior;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.Posterior;
import org.sdlgm.random.Draws;

/**
 * N independent variables of M classes, one-hot and one behind the other, K = N M: the categorical
 * latent of [SDLGM] table I and of Jang et al. 2017 (arXiv 1611.01144, section 4.2). Exactly N
 * features are in use.
 *
 * <ul>
 *   <li>prior: each variable uniform over its classes
 *   <li>posterior: Categorical(π_n(x)), N times M logits from a network
 *   <li>relaxed: softmax((log π_n + Gumbel noise) / τ)
 * </ul>
 */
public final class CategoricalLatent implements Latent<NDArray> {
  /** The options. */
  public record Options(
      @Setting(value = "N, how many one-hot variables there are", from = 1, to = 1 << 12)
          int variables,
      @Setting(value = "M, how many classes each has", from = 2, to = 1 << 12) int classes,
      @Setting("from x to N M logits") NetworkConfig network,
      @Setting("τ of the relaxation") TemperatureConfig temperature) {
    /** Table I's 20 variables of 10 classes. */
    public static final Options DEFAULTS =
        new Options(
            20,
            10,
            new NetworkConfig(List.of(512, 384, 256), NetworkConfig.Activation.RELU),
            TemperatureConfig.fixed(0.67));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(Options.class, variables, classes, network, temperature);
      Require.inRange("variables times classes", (long) variables * classes, 2, 1 << 20);
    }
  }

  private final CategoricalPrior prior;
  private final DjlContext context;
  private final MultilayerPerceptron network;
  private final Temperature temperature;

  /**
   * @param options sizes, network, temperature
   * @param context where parameters are made
   */
  public CategoricalLatent(Options options, DjlContext context) {
    this.prior = new CategoricalPrior(options.variables(), options.classes());
    this.context = context;
    DjlContext features = context.within("features");
    this.network =
        new MultilayerPerceptron(
            options.network(),
            features,
            context.sizes().observations(),
            prior.width(),
            Optional.empty());
    this.temperature = features.temperature(options.temperature());
  }

  @Override
  public int width() {
    return prior.width();
  }

  @Override
  public int maxFeatures() {
    return prior.variables();
  }

  @Override
  public LatentPosterior<NDArray> infer(NDArray observations) {
    NDArray logits = variables(network.forward(observations));
    return new OnBackend(observations, logits.logSoftmax(2));
  }

  /** (B, N M) as (B, N, M). */
  private NDArray variables(NDArray flat) {
    return flat.reshape(new Shape(flat.getShape().get(0), prior.variables(), prior.classes()));
  }

  /** (B, N, M) as (B, N M). */
  private NDArray flat(NDArray variables) {
    return variables.reshape(new Shape(variables.getShape().get(0), width()));
  }

  @Override
  public Posterior describe(LatentPosterior<NDArray> posterior) {
    float[][] logs = Rows.fromArray(posterior.parameters().get("features"));
    return new CategoricalPosterior(prior, logs, seed -> relaxed(logs, seed));
  }

  private float[][] relaxed(float[][] logs, long seed) {
    return Scoped.compute(
        () -> {
          context.noise().position(seed, 0);
          NDArray array = variables(Rows.toArray(context.manager(), logs, width()));
          return Rows.fromArray(flat(sampler(SamplingMode.RELAXED).categorical(array)));
        });
  }

  private VariableSampler<NDArray> sampler(SamplingMode mode) {
    return new GumbelSoftmax(context.noise(), mode, temperature);
  }

  @Override
  public double[] logPrior(float[][] latents) {
    return Arrays.stream(latents).mapToDouble(prior::logProbability).toArray();
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    return Draws.rows(count, seed, (row, random) -> prior.sample(random));
  }

  /** q(z|x) by log probabilities (B, N, M). */
  private final class OnBackend
      implements FactorizedPosterior<NDArray>, MeanPosterior<NDArray>, AmortizedPosterior<NDArray> {
    private final NDArray observations;
    private final NDArray logs;

    OnBackend(NDArray observations, NDArray logs) {
      this.observations = observations;
      this.logs = logs;
    }

    @Override
    public NDArray observations() {
      return observations;
    }

    @Override
    public NDArray mean() {
      return flat(logs.exp());
    }

    @Override
    public NDArray sample(SamplingMode mode) {
      return sample(sampler(mode));
    }

    @Override
    public NDArray sample(VariableSampler<NDArray> sampler) {
      return flat(sampler.categorical(logs));
    }

    @Override
    public Divergence<NDArray> divergence() {
      NDArray aboveUniform = Constants.shifted(logs, -prior.logClass());
      NDArray divergence = logs.exp().mul(aboveUniform).sum(new int[] {1, 2});
      return new Divergence<>(Map.of("features", divergence), divergence, divergence);
    }

    @Override
    public NDArray logProbability(NDArray latents) {
      return latents.mul(Rows.forDraws(flat(logs), latents)).sum(new int[] {1});
    }

    /** Log probabilities (B, N M) under {@code features}. */
    @Override
    public Map<String, NDArray> parameters() {
      return Map.of("features", flat(logs));
    }

    /** N for every observation. */
    @Override
    public NDArray expectedCount() {
      long count = logs.getShape().get(0);
      return Constants.scalar(logs.getManager(), prior.variables()).broadcast(new Shape(count));
    }
  }
}
