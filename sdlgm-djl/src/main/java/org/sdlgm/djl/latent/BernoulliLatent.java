package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.component.AmortizedPosterior;
import org.sdlgm.component.BinaryPosterior;
import org.sdlgm.component.FactorizedPosterior;
import org.sdlgm.component.FeatureSteering;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.MeanPosterior;
import org.sdlgm.component.PriorComponent;
import org.sdlgm.component.SampledDivergence;
import org.sdlgm.component.SearchableLatent;
import org.sdlgm.component.VariableSampler;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.Setting;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.component.FeatureBudget;
import org.sdlgm.djl.context.DjlAxis;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.context.Temperature;
import org.sdlgm.djl.network.MultilayerPerceptron;
import org.sdlgm.djl.sampling.GumbelSoftmax;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.model.BernoulliPosterior;
import org.sdlgm.model.BinaryPrior;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.FeaturePrior;
import org.sdlgm.model.Posterior;
import org.sdlgm.random.Draws;

/**
 * K bits, each read from x by itself: the Bernoulli latent of [SDLGM] table I and of Jang et al.
 * 2017 (arXiv 1611.01144, section 4.2). With a bound L0 they are the features of a bag without
 * repeats: bits are drawn in order until L0 of them are 1, and the rest are 0.
 *
 * <ul>
 *   <li>prior: a component of its own
 *   <li>posterior: b_k ~ Bernoulli(p_k(x)), logits from a network; z = b while the bound lasts
 *   <li>relaxed: b_k = sigmoid((logit + logistic noise) / τ)
 * </ul>
 */
public final class BernoulliLatent implements SearchableLatent<NDArray> {
  /** What maps x to the logits, unless it is said. */
  private static final NetworkConfig NETWORK =
      new NetworkConfig(List.of(512, 384, 256), NetworkConfig.Activation.RELU);

  /** Maddison et al.'s (2017, appendix C), rounded. */
  private static final TemperatureConfig TEMPERATURE = TemperatureConfig.fixed(0.67);

  /** The options of any number of bits. */
  public record Options(
      @Setting(value = "K, how many bits there are", from = 1, to = 1 << 20) int width,
      @Setting(value = Steering.PRICE, from = -1000, to = 1e6) double featurePrice,
      @Setting(value = Steering.TARGET, from = 0, to = 1 << 20) double meanFeatures,
      @Setting(value = Steering.LEAST_USE, from = 0, to = 0.5) double leastUse,
      @Setting("p(z)") ComponentConfig prior,
      @Setting("from x to K logits") NetworkConfig network,
      @Setting("τ of the relaxation") TemperatureConfig temperature) {
    /** Table I's 200 bits. */
    public static final Options DEFAULTS =
        new Options(200, 0, 0, 0, ComponentConfig.of("bernoulli"), NETWORK, TEMPERATURE);

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(
          Options.class, width, featurePrice, meanFeatures, leastUse, prior, network, temperature);
      Steering.require(meanFeatures, width);
    }

    private SubsetOptions unbounded() {
      return new SubsetOptions(
          width, width, featurePrice, meanFeatures, leastUse, prior, network, temperature);
    }
  }

  /** The options of a subset of the features. */
  public record SubsetOptions(
      @Setting(value = "K, how many features there are", from = 1, to = 1 << 20) int width,
      @Setting(value = "L0, how many of them an observation may use", from = 1, to = 1 << 20)
          int maxFeatures,
      @Setting(value = Steering.PRICE, from = -1000, to = 1e6) double featurePrice,
      @Setting(value = Steering.TARGET, from = 0, to = 1 << 20) double meanFeatures,
      @Setting(value = Steering.LEAST_USE, from = 0, to = 0.5) double leastUse,
      @Setting("p(z)") ComponentConfig prior,
      @Setting("from x to K logits") NetworkConfig network,
      @Setting("τ of the relaxation") TemperatureConfig temperature) {
    /** The paper's sizes for MNIST. */
    public static final SubsetOptions DEFAULTS =
        new SubsetOptions(
            200, 40, 0, 0, 0, ComponentConfig.of("autoregressive"), NETWORK, TEMPERATURE);

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public SubsetOptions {
      Require.settings(
          SubsetOptions.class,
          width,
          maxFeatures,
          featurePrice,
          meanFeatures,
          leastUse,
          prior,
          network,
          temperature);
      Steering.require(meanFeatures, maxFeatures);
    }
  }

  private final DjlContext context;
  private final FeatureBudget budget;
  private final PriorComponent<NDArray> prior;
  private final MultilayerPerceptron network;
  private final Temperature temperature;
  private final Optional<FeatureSteering> steering;

  /**
   * A latent whose number of features is not steered.
   *
   * @param prior p(z), whose rates the posterior begins at
   * @param network from x to K logits
   * @param temperature τ
   * @param context where parameters are made, which knows K and L0
   */
  public BernoulliLatent(
      PriorComponent<NDArray> prior,
      NetworkConfig network,
      TemperatureConfig temperature,
      DjlContext context) {
    this(prior, network, temperature, Optional.empty(), context);
  }

  /**
   * @param prior p(z), whose rates the posterior begins at
   * @param network from x to K logits
   * @param temperature τ
   * @param steering of the number of features, if there is any
   * @param context where parameters are made, which knows K and L0
   */
  private BernoulliLatent(
      PriorComponent<NDArray> prior,
      NetworkConfig network,
      TemperatureConfig temperature,
      Optional<FeatureSteering> steering,
      DjlContext context) {
    this.context = context;
    this.budget = new FeatureBudget(context.sizes().latent(), context.sizes().maxFeatures());
    this.prior = prior;
    DjlContext features = context.within("features");
    this.network =
        new MultilayerPerceptron(
            network,
            features,
            context.sizes().observations(),
            width(),
            Optional.of(prior.describe().biases()));
    this.temperature = features.temperature(temperature);
    this.steering = steering;
  }

  /**
   * Makes the latent of any number of bits.
   *
   * @param options sizes, prior, network, temperature
   * @param context where parameters are made
   */
  public static BernoulliLatent create(Options options, DjlContext context) {
    return subset(options.unbounded(), context);
  }

  /**
   * Makes the latent of at most L0 features.
   *
   * @param options sizes, prior, network, temperature
   * @param context where parameters are made
   */
  public static BernoulliLatent subset(SubsetOptions options, DjlContext context) {
    DjlContext sized =
        context.withLatent(options.width(), Math.min(options.width(), options.maxFeatures()));
    return new BernoulliLatent(
        sized.make(DjlAxis.PRIOR, options.prior()),
        options.network(),
        options.temperature(),
        Steering.of(options.featurePrice(), options.meanFeatures(), options.leastUse(), sized),
        sized);
  }

  @Override
  public int width() {
    return budget.width();
  }

  @Override
  public int maxFeatures() {
    return budget.maxFeatures();
  }

  @Override
  public LatentPosterior<NDArray> infer(NDArray observations) {
    NDArray logits = network.forward(observations);
    return budget.binds()
        ? new OnBackend(observations, logits)
        : new Unbounded(observations, logits);
  }

  @Override
  public Posterior describe(LatentPosterior<NDArray> posterior) {
    float[][] logits = Rows.fromArray(posterior.parameters().get("features"));
    return new BernoulliPosterior(prior.describe(), logits, seed -> relaxed(logits, seed));
  }

  private float[][] relaxed(float[][] logits, long seed) {
    return Scoped.compute(
        () -> {
          context.noise().position(seed, 0);
          NDArray array = Rows.toArray(context.manager(), logits, width());
          return Rows.fromArray(budget.spend(sampler(SamplingMode.RELAXED).binary(array)));
        });
  }

  private VariableSampler<NDArray> sampler(SamplingMode mode) {
    return new GumbelSoftmax(context.noise(), mode, temperature);
  }

  @Override
  public NDArray logProbability(NDArray latents) {
    return prior.logProbability(latents);
  }

  @Override
  public NDArray logits(LatentPosterior<NDArray> posterior) {
    return posterior.parameters().get("features");
  }

  @Override
  public Optional<FeatureSteering> steering() {
    return steering;
  }

  @Override
  public double[] logPrior(float[][] latents) {
    BinaryPrior plain = prior.describe();
    return Arrays.stream(latents).mapToDouble(plain::logProbability).toArray();
  }

  @Override
  public Optional<FeaturePrior> featurePrior() {
    BinaryPrior plain = prior.describe();
    return plain.isIndependent() ? Optional.empty() : Optional.of(plain);
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    BinaryPrior plain = prior.describe();
    return Draws.rows(count, seed, (row, random) -> plain.sample(random));
  }

  /** q(z|x) by logits (B, K). */
  private class OnBackend
      implements BinaryPosterior<NDArray>,
          FactorizedPosterior<NDArray>,
          AmortizedPosterior<NDArray>,
          SampledDivergence<NDArray> {
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
    public NDArray latents(NDArray bits) {
      return budget.spend(bits);
    }

    @Override
    public NDArray sample(SamplingMode mode) {
      return sample(sampler(mode));
    }

    @Override
    public NDArray sample(VariableSampler<NDArray> sampler) {
      return latents(sampler.binary(logits));
    }

    @Override
    public Divergence<NDArray> divergence() {
      NDArray divergence = prior.divergence(logits).orElseGet(this::estimatedDivergence);
      return new Divergence<>(Map.of("features", divergence), divergence, divergence);
    }

    /** Has no gradient, which a training would not notice: see {@link BernoulliPosterior}. */
    private NDArray estimatedDivergence() {
      if (context.isRecording()) {
        throw new ConfigurationException(
            "the latent's prior has no divergence in closed form to train by: set"
                + " training.featureDivergence=sampled or, in a model of labels, the latent's prior"
                + " to bernoulli");
      }
      return plain(describe(this).divergence().full());
    }

    private NDArray plain(double[] values) {
      return Constants.vector(logits.getManager(), values);
    }

    /** Σ_k z_k logit_k + log(1 - p_k), over the features whose turn comes. */
    @Override
    public NDArray logProbability(NDArray latents) {
      NDArray own = Rows.forDraws(logits, latents);
      return budget.sum(latents.mul(own).sub(Activation.softPlus(own)), latents);
    }

    @Override
    public NDArray logRatio(NDArray latents) {
      return logProbability(latents).sub(prior.logProbability(latents));
    }

    /** Logits under {@code features}. */
    @Override
    public Map<String, NDArray> parameters() {
      return Map.of("features", logits);
    }

    @Override
    public NDArray expectedCount() {
      return plain(describe(this).expectedCount());
    }
  }

  /** Without a bound z is the bits, and their means are its mean. */
  private final class Unbounded extends OnBackend implements MeanPosterior<NDArray> {
    Unbounded(NDArray observations, NDArray logits) {
      super(observations, logits);
    }

    @Override
    public NDArray mean() {
      return Activation.sigmoid(logits());
    }

    @Override
    public NDArray expectedCount() {
      return mean().sum(new int[] {1});
    }
  }
}
