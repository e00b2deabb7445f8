package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.sdlgm.config.NetworkConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Noise;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.LocationScale;
import org.sdlgm.spi.LatentOptions;

/**
 * z_k ~ Cauchy(m_k(x), s_k(x)) against Cauchy(0, 1), z = m + s tan(π (u - 1/2)): the latent of R.
 * Pyle, "Sparse Variational Autoencoder", 2017. A prior with so sharp a peak and so heavy tails
 * leaves most dimensions near 0, and asks little for the few that are far from it.
 *
 * <p>A Cauchy has no mean, and a decoder that grows with z without end has no expected likelihood:
 * all it can learn is to ignore z. So a decoder is given {@link DecoderInput#UNIFORM a bounded
 * function of z}, which any decoder learns from, or {@link DecoderInput#VALUE z itself}, which
 * takes one that saturates, such as one with tanh. The code z, its prior and its divergence are the
 * same either way: the function is the decoder's first layer.
 *
 * <p>Training draws no further than {@value #TAIL} scales from m, where one draw in 1 571 would be:
 * one such number would else make an iteration's gradient as large as those of thousands together.
 * Measurements, by {@link org.sdlgm.model.RealPosterior}, draw without a limit.
 */
public final class CauchyLatent extends RealLatent {
  /** |z - m| / s at most, in training. */
  static final double TAIL = 1000;

  private static final double LOG_PI = Math.log(Math.PI);
  private static final double LOG_FOUR = Math.log(4);

  /** What of z a decoder is given. */
  public enum DecoderInput {
    /** 2 F(z) - 1 = 2/π atan(z), F the prior's distribution: uniform on (-1, 1) under the prior. */
    UNIFORM,
    /** z, as in [SparseVAE]. */
    VALUE
  }

  /** The options. */
  public record Options(
      @Setting(value = "K, how many numbers there are", from = 1, to = 1 << 20) int width,
      @Setting("from x to K locations and K scales") NetworkConfig network,
      @Setting("what of z a decoder is given") DecoderInput decoderInput)
      implements LatentOptions {
    /** Those of every latent of real numbers, and an input that every decoder learns from. */
    public static final Options DEFAULTS =
        new Options(
            RealLatent.Options.DEFAULTS.width(),
            RealLatent.Options.DEFAULTS.network(),
            DecoderInput.UNIFORM);

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(Options.class, width, network, decoderInput);
      new RealLatent.Options(width, network);
    }

    @Override
    public LatentValues values() {
      return LatentValues.REAL;
    }
  }

  private final DecoderInput decoderInput;

  /**
   * @param options width, network, decoderInput
   * @param context where parameters are made
   */
  public CauchyLatent(Options options, DjlContext context) {
    super(
        LocationScale.CAUCHY, new RealLatent.Options(options.width(), options.network()), context);
    this.decoderInput = options.decoderInput();
  }

  @Override
  NDArray draw(Noise noise, NDManager manager, Shape shape) {
    return noise.cauchy(manager, shape, TAIL);
  }

  @Override
  public NDArray decoderInput(NDArray latents) {
    return switch (decoderInput) {
      case UNIFORM -> Constants.scaled(latents.atan(), 2 / Math.PI);
      case VALUE -> latents;
    };
  }

  @Override
  NDArray logDensity(NDArray standard) {
    return Constants.shifted(Constants.shifted(standard.mul(standard), 1).log(), LOG_PI).neg();
  }

  /** log(((1 + s)^2 + m^2) / (4 s)) (Chyzak and Nielsen 2019, arXiv 1905.10965, theorem 1). */
  @Override
  NDArray divergence(NDArray locations, NDArray scales, NDArray logScales) {
    NDArray one = Constants.shifted(scales, 1);
    NDArray squares = one.mul(one).add(locations.mul(locations));
    return Constants.shifted(squares.log(), -LOG_FOUR).sub(logScales);
  }
}
