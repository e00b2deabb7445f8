package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import java.util.Arrays;
import java.util.Optional;
import org.sdlgm.component.PriorComponent;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.model.BinaryPrior;

/**
 * Bits that each depend on those before them, a fully visible belief network (Frey 1998, section
 * 3.2; the prior over one layer in DARN, Gregor et al. 2014, arXiv 1310.8499, equation 5):
 *
 * <p>p(z_k = 1|z_1..z_{k-1}) = sigmoid(b_k + Σ_{j &lt; k} W_kj z_j).
 *
 * <p>K² weights, which begin at 0: then the bits are independent.
 */
public final class AutoregressivePrior implements PriorComponent<NDArray> {
  /** Above this, W alone would take a gigabyte with its gradient and moments. */
  private static final int MAX_WIDTH = 1 << 13;

  /** The options. */
  public record Options(
      @Setting(value = "of every bit where learning begins", from = 1e-6, to = 1 - 1e-6)
          double rate) {
    /** Begins sparse. */
    public static final Options DEFAULTS = new Options(0.05);

    /**
     * @throws org.sdlgm.error.ConfigurationException if the rate is out of range
     */
    public Options {
      Require.settings(Options.class, rate);
    }
  }

  private final FeatureBudget budget;
  private final Parameter biases;
  private final Parameter weights;

  /** 1 below the diagonal, else 0. */
  private final NDArray mask;

  /**
   * @param options rate
   * @param context where parameters are made
   * @throws org.sdlgm.error.ConfigurationException if K is too large for K² weights
   */
  public AutoregressivePrior(Options options, DjlContext context) {
    int width = context.sizes().latent();
    Require.inRange("width with an autoregressive prior", width, 1, MAX_WIDTH);
    this.budget = new FeatureBudget(width, context.sizes().maxFeatures());
    double logit = Math.log(options.rate()) - Math.log1p(-options.rate());
    this.biases = BernoulliPrior.logits(context, logit);
    this.weights =
        context.parameter(
            "weight",
            Parameter.Kind.WEIGHT,
            new Shape(width, width),
            random -> new float[width * width]);
    float[][] below = new float[width][width];
    for (int k = 0; k < width; k++) {
      Arrays.fill(below[k], 0, k, 1);
    }
    this.mask = Rows.toArray(context.manager(), below, width);
  }

  @Override
  public NDArray logProbability(NDArray latents) {
    NDArray logits =
        Linear.linear(latents, weights.array().mul(mask), biases.array()).singletonOrThrow();
    return budget.sum(latents.mul(logits).sub(Activation.softPlus(logits)), latents);
  }

  @Override
  public Optional<NDArray> divergence(NDArray logits) {
    return Optional.empty();
  }

  @Override
  public BinaryPrior describe() {
    return BinaryPrior.autoregressive(
        biases.data().toFloatArray(), Rows.fromArray(weights.data()), budget.maxFeatures());
  }
}
