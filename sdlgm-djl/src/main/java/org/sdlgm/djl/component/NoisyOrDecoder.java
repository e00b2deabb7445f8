package org.sdlgm.djl.component;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Arrays;
import org.sdlgm.component.DecoderComponent;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.model.LatentValues;

/**
 * A noisy-OR from z to the logits of binary dimensions (Pearl 1988, "Probabilistic Reasoning in
 * Intelligent Systems", section 4.3.2; Šingliar and Hauskrecht 2006, "Noisy-OR component analysis",
 * section 2): each use of a feature may turn a dimension on, and none turns it off,
 *
 * <p>p(x_d = 0|z) = exp(-a_d), a_d = λ_d + Σ_k z_k W_kd, with the leak λ and the weights W at least
 * 0; the logit is log(exp(a_d) - 1).
 *
 * <p>Where observations are superpositions of parts, the parts are then the only features that
 * explain them: a network without this sign can as well tell a part by its absence, or by any other
 * code of as many bits.
 */
public final class NoisyOrDecoder implements DecoderComponent<NDArray> {
  /** Keeps the logit of an empty latent finite: a leak of at least one on-dimension in 10 000. */
  private static final double SMALLEST_LEAK = 1e-4;

  /** W starts near softplus(-2) = 0.13: every feature reaches every dimension, none decides it. */
  private static final double INITIAL = -2;

  private static final double INITIAL_DEVIATION = 0.5;

  private final Parameter weight;
  private final Parameter leak;

  /**
   * @param context where parameters are made
   */
  public NoisyOrDecoder(DjlContext context) {
    int width = context.sizes().latent();
    int outputs = context.sizes().outputs();
    this.weight =
        context.parameter(
            "weight",
            Parameter.Kind.WEIGHT,
            new Shape(width, outputs),
            random -> {
              float[] values = new float[Math.multiplyExact(width, outputs)];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) (INITIAL + INITIAL_DEVIATION * random.nextGaussian());
              }
              return values;
            });
    this.leak =
        context.parameter(
            "leak",
            Parameter.Kind.BIAS,
            new Shape(outputs),
            random -> {
              float[] values = new float[outputs];
              Arrays.fill(values, (float) INITIAL);
              return values;
            });
  }

  /** Counts only: a negative use of a feature has no meaning. */
  @Override
  public boolean takes(LatentValues values) {
    return values == LatentValues.COUNTS;
  }

  @Override
  public NDArray decode(NDArray latents) {
    NDArray on = latents.dot(Activation.softPlus(weight.array()));
    NDArray rate = on.add(Activation.softPlus(leak.array()));
    NDArray floor = Constants.scalar(rate.getManager(), SMALLEST_LEAK);
    NDArray positive = rate.maximum(floor);
    NDArray off = positive.neg().exp();
    return positive.add(Constants.scalar(rate.getManager(), 1).sub(off).log());
  }
}
