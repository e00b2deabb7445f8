package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.sdlgm.component.AmortizedPosterior;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.SampledDivergence;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.network.MultilayerPerceptron;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Noise;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.model.Divergence;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.LocationScale;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.RealPosterior;
import org.sdlgm.random.Draws;
import org.sdlgm.spi.LatentOptions;

/**
 * K independent real numbers of a location-scale family, reparameterised (Kingma and Welling 2014,
 * arXiv 1312.6114, section 2.4).
 *
 * <ul>
 *   <li>prior: each of the family's standard distribution
 *   <li>posterior: z_k = m_k(x) + s_k(x) ε_k; m and log s from one network, log s within [-7, 7]
 * </ul>
 */
public abstract class RealLatent implements Latent<NDArray> {
  /** Keeps s between 0.0009 and 1097, and with it every density and gradient finite. */
  static final double LOG_SCALE_LIMIT = 7;

  /** Scales begin near 0.14, or the noise of many z would drown what a fresh decoder can hear. */
  private static final float INITIAL_LOG_SCALE = -2;

  /** The options. */
  public record Options(
      @Setting(value = "K, how many numbers there are", from = 1, to = 1 << 20) int width,
      @Setting("from x to K locations and K scales") NetworkConfig network)
      implements LatentOptions {
    /** Fifty numbers from the encoder of table I. */
    public static final Options DEFAULTS =
        new Options(50, new NetworkConfig(List.of(512, 384, 256), NetworkConfig.Activation.RELU));

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(Options.class, width, network);
    }

    @Override
    public LatentValues values() {
      return LatentValues.REAL;
    }
  }

  private final LocationScale family;
  private final int width;
  private final DjlContext context;
  private final MultilayerPerceptron network;

  RealLatent(LocationScale family, Options options, DjlContext context) {
    this.family = family;
    this.width = options.width();
    this.context = context;
    this.network =
        new MultilayerPerceptron(
            options.network(),
            context.within("features"),
            context.sizes().observations(),
            Math.multiplyExact(2, width),
            Optional.of(initialBias(width)));
  }

  private static float[] initialBias(int width) {
    float[] bias = new float[2 * width];
    Arrays.fill(bias, width, 2 * width, INITIAL_LOG_SCALE);
    return bias;
  }

  /**
   * Draws of the standard distribution, finite in single precision whatever is added up of them.
   */
  abstract NDArray draw(Noise noise, NDManager manager, Shape shape);

  /** The logarithm of the standard distribution's density at each of {@code standard}. */
  abstract NDArray logDensity(NDArray standard);

  /** The divergence from the standard distribution, of each location and scale. */
  abstract NDArray divergence(NDArray locations, NDArray scales, NDArray logScales);

  @Override
  public final int width() {
    return width;
  }

  /** K: there is no bound. */
  @Override
  public final int maxFeatures() {
    return width;
  }

  @Override
  public final LatentValues values() {
    return LatentValues.REAL;
  }

  @Override
  public final LatentPosterior<NDArray> infer(NDArray observations) {
    NDArray output = network.forward(observations);
    NDArray locations = output.get(":, 0:" + width);
    // Smooth at the limits, so that no scale is stuck there without a gradient.
    NDArray inside = Constants.scaled(output.get(":, " + width + ":"), 1 / LOG_SCALE_LIMIT);
    return posterior(
        observations, locations, Constants.scaled(Activation.tanh(inside), LOG_SCALE_LIMIT));
  }

  OnBackend posterior(NDArray observations, NDArray locations, NDArray logScales) {
    return new OnBackend(observations, locations, logScales);
  }

  @Override
  public final Posterior describe(LatentPosterior<NDArray> posterior) {
    return Scoped.compute(
        () ->
            new RealPosterior(
                family,
                Rows.fromArray(posterior.parameters().get("locations")),
                Rows.fromArray(posterior.parameters().get("logScales"))));
  }

  @Override
  public final double[] logPrior(float[][] latents) {
    return Arrays.stream(latents).mapToDouble(this::logPrior).toArray();
  }

  private double logPrior(float[] latent) {
    double log = 0;
    for (float value : latent) {
      log += family.logDensity(value);
    }
    return log;
  }

  @Override
  public final float[][] samplePrior(int count, long seed) {
    return Draws.rows(count, seed, (row, random) -> draw(random));
  }

  private float[] draw(SplittableRandom random) {
    float[] latent = new float[width];
    for (int k = 0; k < width; k++) {
      latent[k] = (float) family.draw(random);
    }
    return latent;
  }

  /** q(z|x) by locations and logarithms of scales, (B, K) each. */
  class OnBackend implements AmortizedPosterior<NDArray>, SampledDivergence<NDArray> {
    private final NDArray observations;
    private final NDArray locations;
    private final NDArray logScales;

    OnBackend(NDArray observations, NDArray locations, NDArray logScales) {
      this.observations = observations;
      this.locations = locations;
      this.logScales = logScales;
    }

    @Override
    public final NDArray observations() {
      return observations;
    }

    /** The same in every mode, and always with a gradient. */
    @Override
    public final NDArray sample(SamplingMode mode) {
      NDArray standard = draw(context.noise(), locations.getManager(), locations.getShape());
      return locations.add(logScales.exp().mul(standard));
    }

    @Override
    public final Divergence<NDArray> divergence() {
      NDArray divergence =
          RealLatent.this.divergence(locations, logScales.exp(), logScales).sum(new int[] {1});
      return new Divergence<>(Map.of("features", divergence), divergence, divergence);
    }

    @Override
    public final NDArray logProbability(NDArray latents) {
      NDArray logScale = Rows.forDraws(logScales, latents);
      NDArray standard = latents.sub(Rows.forDraws(locations, latents)).mul(logScale.neg().exp());
      return logDensity(standard).sub(logScale).sum(new int[] {1});
    }

    @Override
    public final NDArray logRatio(NDArray latents) {
      return logProbability(latents).sub(logDensity(latents).sum(new int[] {1}));
    }

    /** m under {@code locations}, log s under {@code logScales}. */
    @Override
    public final Map<String, NDArray> parameters() {
      return Map.of("locations", locations, "logScales", logScales);
    }

    /** K for every observation: each dimension is in use. */
    @Override
    public final NDArray expectedCount() {
      long count = locations.getShape().get(0);
      return Constants.scalar(locations.getManager(), width).broadcast(new Shape(count));
    }
  }
}
