package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.sdlgm.component.PriorComponent;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.model.BinaryPrior;

/** Independent bits z_k ~ Bernoulli(ρ_k), with one rate for all or one learned for each. */
public final class BernoulliPrior implements PriorComponent<NDArray> {
  /** The options. */
  public record Options(
      @Setting(value = "ρ of every bit, or where learning begins", from = 1e-6, to = 1 - 1e-6)
          double rate,
      @Setting("whether each bit has a rate of its own, which is learned") boolean learned) {
    /** A fair coin for each. */
    public static final Options DEFAULTS = new Options(0.5, false);

    /**
     * @throws org.sdlgm.error.ConfigurationException if the rate is out of range
     */
    public Options {
      Require.settings(Options.class, rate, learned);
    }

    double logit() {
      return Math.log(rate) - Math.log1p(-rate);
    }
  }

  private final FeatureBudget budget;
  private final Supplier<NDArray> logits;

  /**
   * @param options rate
   * @param context where parameters are made
   */
  public BernoulliPrior(Options options, DjlContext context) {
    int width = context.sizes().latent();
    this.budget = new FeatureBudget(width, context.sizes().maxFeatures());
    double[] initial = new double[width];
    Arrays.fill(initial, options.logit());
    if (options.learned()) {
      Parameter parameter = logits(context, options.logit());
      this.logits = parameter::array;
    } else {
      NDArray fixed = Constants.vector(context.manager(), initial);
      this.logits = () -> fixed;
    }
  }

  /** K logits that begin equal. */
  static Parameter logits(DjlContext context, double initial) {
    int width = context.sizes().latent();
    return context.parameter(
        "logits",
        Parameter.Kind.BIAS,
        new Shape(width),
        random -> {
          float[] values = new float[width];
          Arrays.fill(values, (float) initial);
          return values;
        });
  }

  @Override
  public NDArray logProbability(NDArray latents) {
    NDArray all = logits.get();
    return budget.sum(latents.mul(all).sub(Activation.softPlus(all)), latents);
  }

  /**
   * Σ_k p_k (logit p_k - logit ρ_k) + log(1 - p_k) - log(1 - ρ_k), from logits so that neither end
   * loses digits.
   */
  @Override
  public Optional<NDArray> divergence(NDArray posterior) {
    NDArray prior = logits.get();
    NDArray weighted = Activation.sigmoid(posterior).mul(posterior.sub(prior));
    NDArray perBit = weighted.sub(Activation.softPlus(posterior)).add(Activation.softPlus(prior));
    return Optional.of(perBit.sum(new int[] {1}));
  }

  @Override
  public BinaryPrior describe() {
    return BinaryPrior.independent(logits.get().toFloatArray(), budget.maxFeatures());
  }
}
