package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.component.AmortizedPosterior;
import org.sdlgm.component.FactorizedPosterior;
import org.sdlgm.component.FeatureComponent;
import org.sdlgm.component.FeatureSteering;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.MeanPosterior;
import org.sdlgm.component.SparsityComponent;
import org.sdlgm.component.VariableSampler;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlAxis;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.context.Temperature;
import org.sdlgm.djl.sampling.GumbelSampled;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.djl.tensor.SharedMemory;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.SparsePosterior;
import org.sdlgm.model.SparsePrior;
import org.sdlgm.random.Draws;

/**
 * The SDLGM latent, z_i = Σ_j w_ij f_ij ([SDLGM] eq. 1-3): a sparsity component times a feature
 * component.
 */
public final class SparseLatent implements CuttableLatent {
  /** The options. */
  public record Options(
      @Setting(value = "K, how many features there are", from = 1, to = 1 << 20) int width,
      @Setting(value = "L0, how many of them an observation may use", from = 1, to = 1 << 16)
          int maxFeatures,
      @Setting(value = Steering.PRICE, from = -1000, to = 1e6) double featurePrice,
      @Setting(value = Steering.TARGET, from = 0, to = 1 << 20) double meanFeatures,
      @Setting("how many are in use") ComponentConfig sparsity,
      @Setting("which are in use") ComponentConfig features) {
    /** The paper's sizes for MNIST. */
    public static final Options DEFAULTS =
        new Options(
            200, 40, 0, 0, ComponentConfig.of("bernoulli"), ComponentConfig.of("categorical"));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(
          Options.class, width, maxFeatures, featurePrice, meanFeatures, sparsity, features);
      Steering.require(meanFeatures, maxFeatures);
    }
  }

  /** Columns of the gates' logits. */
  private static final NDIndex CLOSED = new NDIndex(":, 0");

  private static final NDIndex OPEN = new NDIndex(":, 1");

  private final int width;
  private final int maxFeatures;
  private final SparsityComponent<NDArray> sparsity;
  private final FeatureComponent<NDArray> features;
  private final DjlContext context;
  private final SparsePrior prior;
  private final Optional<Sampling> sampling;
  private final Optional<FeatureSteering> steering;

  /** What samples outside the engine: the standard pair's temperatures, and the sampler. */
  private record Sampling(Temperature gates, Temperature features, BagSampler sampler) {
    /** The next draw of a step. */
    BagSampler.Draw next(DjlContext context, SamplingMode mode) {
      return new BagSampler.Draw(
          mode,
          context.noise().firstObservation(),
          context.noise().nextKey(),
          context.noise().nextKey(),
          gates.value(),
          features.value());
    }

    /** z, (B, K), without a gradient. */
    NDArray sample(DjlContext context, NDArray logits, NDArray logFeatures, SamplingMode mode) {
      NDArray latents = logits.getManager().zeros(logFeatures.getShape());
      sampler.sample(
          next(context, mode),
          SharedMemory.floats(logits.stopGradient()),
          SharedMemory.floats(logFeatures.stopGradient()),
          SharedMemory.floats(latents));
      return latents;
    }
  }

  /**
   * A latent whose number of features is not steered.
   *
   * @param width K
   * @param maxFeatures L0
   * @param sparsity how many features
   * @param features which features
   * @param context the model's
   */
  public SparseLatent(
      int width,
      int maxFeatures,
      SparsityComponent<NDArray> sparsity,
      FeatureComponent<NDArray> features,
      DjlContext context) {
    this(width, maxFeatures, sparsity, features, Optional.empty(), context);
  }

  /**
   * @param width K
   * @param maxFeatures L0
   * @param sparsity how many features
   * @param features which features
   * @param steering of the number of features, if there is any
   * @param context the model's
   */
  private SparseLatent(
      int width,
      int maxFeatures,
      SparsityComponent<NDArray> sparsity,
      FeatureComponent<NDArray> features,
      Optional<FeatureSteering> steering,
      DjlContext context) {
    this.width = width;
    this.maxFeatures = maxFeatures;
    this.sparsity = sparsity;
    this.features = features;
    this.context = context;
    this.prior = new SparsePrior(sparsity.logCountPrior(), features.logPrior());
    this.sampling = sampling();
    this.steering = steering;
  }

  /**
   * Makes the latent from its components' names.
   *
   * @param options sizes, sparsity and features
   * @param context where parameters are made
   */
  public static SparseLatent create(Options options, DjlContext context) {
    DjlContext sized = context.withLatent(options.width(), options.maxFeatures());
    return new SparseLatent(
        options.width(),
        options.maxFeatures(),
        sized.make(DjlAxis.SPARSITY, options.sparsity()),
        sized.make(DjlAxis.FEATURES, options.features()),
        Steering.of(options.featurePrice(), options.meanFeatures(), 0, sized),
        context);
  }

  private Optional<Sampling> sampling() {
    if (sparsity instanceof GumbelSampled gates
        && features instanceof GumbelSampled categorical
        && SharedMemory.isPossible(context.manager())) {
      return Optional.of(
          new Sampling(
              gates.temperature(), categorical.temperature(), new BagSampler(maxFeatures, width)));
    }
    return Optional.empty();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int maxFeatures() {
    return maxFeatures;
  }

  @Override
  public LatentPosterior<NDArray> infer(NDArray observations) {
    return posterior(observations);
  }

  private OnBackend posterior(NDArray observations) {
    return new OnBackend(
        observations, sparsity.logits(observations), features.logProbabilities(observations));
  }

  /**
   * For components that are sampled by Gumbel-Softmax, on memory that Java and the engine share.
   */
  @Override
  public Optional<CutPosterior> inferCut(NDArray observations, SamplingMode mode) {
    return mode == SamplingMode.HARD
        ? Optional.empty()
        : sampling.map(own -> new SampledOutside(own, posterior(observations)));
  }

  @Override
  public Posterior describe(LatentPosterior<NDArray> posterior) {
    float[][] gates = Rows.fromArray(posterior.parameters().get("gates"));
    float[][] logFeatures = Rows.fromArray(posterior.parameters().get("features"));
    double[] gateLogits = new double[gates.length];
    for (int i = 0; i < gates.length; i++) {
      gateLogits[i] = (double) gates[i][1] - gates[i][0];
    }
    return new SparsePosterior(
        prior, gateLogits, logFeatures, seed -> relaxed(gates, logFeatures, seed));
  }

  private float[][] relaxed(float[][] gates, float[][] logFeatures, long seed) {
    return Scoped.compute(
        () -> {
          context.noise().position(seed, 0);
          NDArray logits = Rows.toArray(context.manager(), gates, 2);
          NDArray logs = Rows.toArray(context.manager(), logFeatures, width);
          return Rows.fromArray(
              sampling
                  .map(own -> own.sample(context, logits, logs, SamplingMode.RELAXED))
                  .orElseGet(() -> sample(logits, logs, SamplingMode.RELAXED)));
        });
  }

  private NDArray sample(NDArray gates, NDArray logFeatures, SamplingMode mode) {
    return bag(sparsity.sample(gates, mode), features.sample(logFeatures, maxFeatures, mode));
  }

  /** Σ_j w_j f_j as a product of matrices, (B, 1, L0) by (B, L0, K). */
  private static NDArray bag(NDArray open, NDArray chosen) {
    return open.expandDims(1).matMul(chosen).squeeze(1);
  }

  @Override
  public Optional<FeatureSteering> steering() {
    return steering;
  }

  @Override
  public double[] logPrior(float[][] latents) {
    double[] log = new double[latents.length];
    for (int i = 0; i < latents.length; i++) {
      log[i] = prior.logProbability(latents[i]);
    }
    return log;
  }

  @Override
  public float[][] samplePrior(int count, long seed) {
    return Draws.rows(count, seed, (row, random) -> prior.sample(random));
  }

  /** q(z|x) by gate logits (B, 2) and feature log probabilities (B, K). */
  private final class OnBackend
      implements FactorizedPosterior<NDArray>, MeanPosterior<NDArray>, AmortizedPosterior<NDArray> {
    private final NDArray observations;
    private final NDArray gates;
    private final NDArray logFeatures;

    OnBackend(NDArray observations, NDArray gates, NDArray logFeatures) {
      this.observations = observations;
      this.gates = gates;
      this.logFeatures = logFeatures;
    }

    @Override
    public NDArray observations() {
      return observations;
    }

    /** Hard samples have no gradient, and need no graph. */
    @Override
    public NDArray sample(SamplingMode mode) {
      return sampling
          .filter(own -> mode == SamplingMode.HARD)
          .map(own -> own.sample(context, gates, logFeatures, mode))
          .orElseGet(() -> SparseLatent.this.sample(gates, logFeatures, mode));
    }

    /** From L0 gates and L0 features an observation. */
    @Override
    public NDArray sample(VariableSampler<NDArray> sampler) {
      long count = gates.getShape().get(0);
      NDArray logits = gates.get(":, 1:2").sub(gates.get(":, 0:1"));
      NDArray open = sampler.binary(logits.broadcast(new Shape(count, maxFeatures)));
      NDArray slots = logFeatures.expandDims(1).broadcast(new Shape(count, maxFeatures, width));
      return bag(open, sampler.categorical(slots));
    }

    /** L0 γ π. */
    @Override
    public NDArray mean() {
      return expectedCount().expandDims(1).mul(logFeatures.exp());
    }

    @Override
    public Divergence<NDArray> divergence() {
      NDArray ofGates = sparsity.divergence(gates);
      NDArray ofFeatures = features.divergence(logFeatures, maxFeatures);
      Map<String, NDArray> terms = new LinkedHashMap<>();
      terms.put("gates", ofGates);
      terms.put("features", ofFeatures);
      return new Divergence<>(
          terms, ofGates.add(ofFeatures), ofGates.add(gateProbability().mul(ofFeatures)));
    }

    @Override
    public NDArray logProbability(NDArray latents) {
      NDArray count = latents.sum(new int[] {1});
      NDArray closed = Constants.shifted(count.neg(), maxFeatures);
      NDArray logGates = Rows.forDraws(gates.logSoftmax(1), latents);
      NDArray ofGates = count.mul(logGates.get(OPEN)).add(closed.mul(logGates.get(CLOSED)));
      return ofGates.add(latents.mul(Rows.forDraws(logFeatures, latents)).sum(new int[] {1}));
    }

    @Override
    public Map<String, NDArray> parameters() {
      return Map.of("gates", gates, "features", logFeatures);
    }

    @Override
    public NDArray expectedCount() {
      return Constants.scaled(gateProbability(), maxFeatures);
    }

    /** γ, (B,). */
    private NDArray gateProbability() {
      return Activation.sigmoid(gates.get(OPEN).sub(gates.get(CLOSED)));
    }
  }

  /** A posterior whose parameters are leaves, and whose samples are drawn by a BagSampler. */
  private final class SampledOutside implements CutPosterior {
    private final Sampling sampling;
    private final OnBackend whole;
    private final OnBackend leaves;
    private Optional<Sample> sample = Optional.empty();

    /** z, a leaf, and how it was drawn. */
    private record Sample(NDArray latents, BagSampler.Draw draw) {}

    SampledOutside(Sampling sampling, OnBackend whole) {
      this.sampling = sampling;
      this.whole = whole;
      this.leaves = new OnBackend(whole.observations, leaf(whole.gates), leaf(whole.logFeatures));
    }

    private static NDArray leaf(NDArray array) {
      NDArray leaf = array.stopGradient();
      leaf.setRequiresGradient(true);
      return leaf;
    }

    @Override
    public NDArray sample(SamplingMode mode) {
      BagSampler.Draw draw = sampling.next(context, mode);
      NDArray latents = whole.gates.getManager().zeros(whole.logFeatures.getShape());
      sampling.sampler.forward(
          draw,
          SharedMemory.floats(whole.gates.stopGradient()),
          SharedMemory.floats(whole.logFeatures.stopGradient()),
          SharedMemory.floats(latents));
      latents.setRequiresGradient(true);
      sample = Optional.of(new Sample(latents, draw));
      return latents;
    }

    @Override
    public NDArray encoderSurrogate() {
      NDArray byGates = leaves.gates.getGradient();
      NDArray byLogFeatures = leaves.logFeatures.getGradient();
      Optional<NDArray> ofTemperatures =
          sample.map(drawn -> backward(drawn, byGates, byLogFeatures));
      NDArray surrogate =
          whole.gates.mul(byGates).sum().add(whole.logFeatures.mul(byLogFeatures).sum());
      return ofTemperatures.map(surrogate::add).orElse(surrogate);
    }

    /** Adds the sample's share to the gradients; gives the temperatures' surrogate. */
    private NDArray backward(Sample drawn, NDArray byGates, NDArray byLogFeatures) {
      BagSampler.TemperatureGradient gradient =
          sampling.sampler.backward(
              drawn.draw,
              SharedMemory.floats(whole.logFeatures.stopGradient()),
              SharedMemory.floats(drawn.latents.getGradient()),
              SharedMemory.floats(byGates),
              SharedMemory.floats(byLogFeatures));
      NDManager manager = drawn.latents.getManager();
      return Constants.scaled(sampling.gates.array(manager), gradient.gate())
          .add(Constants.scaled(sampling.features.array(manager), gradient.feature()))
          .sum();
    }

    @Override
    public Divergence<NDArray> divergence() {
      return leaves.divergence();
    }

    @Override
    public NDArray logProbability(NDArray latents) {
      return leaves.logProbability(latents);
    }

    @Override
    public Map<String, NDArray> parameters() {
      return leaves.parameters();
    }

    @Override
    public NDArray expectedCount() {
      return leaves.expectedCount();
    }
  }
}
