package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sdlgm.component.AmortizedPosterior;
import org.sdlgm.component.BinaryPosterior;
import org.sdlgm.component.Divergence;
import org.sdlgm.component.FactorizedPosterior;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.MeanPosterior;
import org.sdlgm.component.SamplingMode;
import org.sdlgm.component.VariableSampler;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.DjlContext;
import org.sdlgm.djl.component.GumbelSoftmax;
import org.sdlgm.djl.component.Temperature;
import org.sdlgm.djl.network.MultilayerPerceptron;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.model.BernoulliPosterior;
import org.sdlgm.model.BernoulliPrior;
import org.sdlgm.model.Posterior;

/**
 * K independent bits, of which any number may be 1: the Bernoulli latent of [SDLGM] table I and of
 * Jang et al. 2017 (arXiv 1611.01144, section 4.2).
 *
 * <ul>
 *   <li>prior: z_k ~ Bernoulli(ρ)
 *   <li>posterior: z_k ~ Bernoulli(p_k(x)), logits from a network
 *   <li>relaxed: z_k = sigmoid((logit + logistic noise) / τ)
 * </ul>
 */
public final class BernoulliLatent implements Latent<NDArray> {
  /**
   * The options.
   *
   * @param width K
   * @param priorRate ρ, in (0, 1)
   * @param network from x to K logits
   * @param temperature τ
   */
  public record Options(
      int width, double priorRate, NetworkConfig network, TemperatureConfig temperature) {
    /** Table I's 200 bits; the temperature is Maddison et al.'s (2017, appendix C), rounded. */
    public static final Options DEFAULTS =
        new Options(
            200,
            0.5,
            new NetworkConfig(List.of(512, 384, 256), NetworkConfig.Activation.RELU),
            TemperatureConfig.fixed(0.67));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.inRange("width", width, 1, 1 << 20);
      Require.inRange("priorRate", priorRate, 1e-6, 1 - 1e-6);
      Require.present("network", network);
      Require.present("temperature", temperature);
    }
  }

  private final Options options;
  private final DjlContext context;
  private final MultilayerPerceptron network;
  private final Temperature temperature;
  private final BernoulliPrior prior;

  /**
   * @param options width, rate, network, temperature
   * @param context where parameters are made
   */
  public BernoulliLatent(Options options, DjlContext context) {
    this.options = options;
    this.context = context;
    DjlContext features = context.within("features");
    this.network =
        new MultilayerPerceptron(
            options.network(),
            features,
            context.sizes().observations(),
            options.width(),
            Optional.empty());
    this.temperature = features.temperature(options.temperature());
    double[] rates = new double[options.width()];
    Arrays.fill(rates, options.priorRate());
    this.prior = new BernoulliPrior(rates);
  }

  @Override
  public int width() {
    return options.width();
  }

  @Override
  public int maxFeatures() {
    return options.width();
  }

  @Override
  public LatentPosterior<NDArray> infer(NDArray observations) {
    return new OnBackend(observations, network.forward(observations));
  }

  @Override
  public Posterior describe(LatentPosterior<NDArray> posterior) {
    float[][] logits = Rows.fromArray(posterior.parameters().get("features"));
    return new BernoulliPosterior(prior, logits, seed -> relaxed(logits, seed));
  }

  private float[][] relaxed(float[][] logits, long seed) {
    return Scoped.compute(
        () -> {
          context.noise().position(seed, 0);
          NDArray array = Rows.toArray(context.manager(), logits, width());
          return Rows.fromArray(sampler(SamplingMode.RELAXED).binary(array));
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
    SplittableRandom random = new SplittableRandom(seed);
    float[][] latents = new float[count][];
    Arrays.setAll(latents, i -> prior.sample(random.split()));
    return latents;
  }

  /** q(z|x) by logits (B, K). */
  private final class OnBackend
      implements BinaryPosterior<NDArray>,
          FactorizedPosterior<NDArray>,
          MeanPosterior<NDArray>,
          AmortizedPosterior<NDArray> {
    private final NDArray observations;
    private final NDArray logits;

    OnBackend(NDArray observations, NDArray logits) {
      this.observations = observations;
      this.logits = logits;
    }

    @Override
    public NDArray observations() {
      return observations;
    }

    @Override
    public NDArray logits() {
      return logits;
    }

    @Override
    public NDArray mean() {
      return Activation.sigmoid(logits);
    }

    @Override
    public NDArray sample(SamplingMode mode) {
      return sample(sampler(mode));
    }

    @Override
    public NDArray sample(VariableSampler<NDArray> sampler) {
      return sampler.binary(logits);
    }

    /**
     * Σ_k p_k (logit p_k - logit ρ) + log(1 - p_k) - log(1 - ρ), from logits so that neither end
     * loses digits.
     */
    @Override
    public Divergence<NDArray> divergence() {
      double rate = options.priorRate();
      NDArray difference = Constants.shifted(logits, Math.log1p(-rate) - Math.log(rate));
      NDArray perBit = mean().mul(difference).sub(Activation.softPlus(logits));
      NDArray divergence =
          Constants.shifted(perBit.sum(new int[] {1}), -width() * Math.log1p(-rate));
      return new Divergence<>(Map.of("features", divergence), divergence, divergence);
    }

    /** Σ_k z_k logit_k + log(1 - p_k). */
    @Override
    public NDArray logProbability(NDArray latents) {
      return latents.mul(logits).sub(Activation.softPlus(logits)).sum(new int[] {1});
    }

    /** Logits under {@code features}. */
    @Override
    public Map<String, NDArray> parameters() {
      return Map.of("features", logits);
    }

    @Override
    public NDArray expectedCount() {
      return mean().sum(new int[] {1});
    }
  }
}
