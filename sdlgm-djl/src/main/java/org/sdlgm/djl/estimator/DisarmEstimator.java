package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.function.UnaryOperator;
import org.sdlgm.component.BinaryPosterior;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.sampling.StraightThrough;
import org.sdlgm.djl.tensor.Constants;

/**
 * DisARM (Dong, Mnih and Tucker 2020, arXiv 2006.10680, equation 8; U2G of Yin et al. 2020):
 * unbiased, from an antithetic pair of hard samples b = 1[1 - u &lt; σ(φ)], b̃ = 1[u &lt; σ(φ)],
 *
 * <p>∇_φ = 1/2 (f(b) - f(b̃)) (b - b̃) σ(|φ|), with f = log p(x|z); (b - b̃) is the paper's (-1)^b̃
 * 1[b ≠ b̃].
 */
public final class DisarmEstimator implements GradientEstimator<NDArray> {
  private static final String NAME = "disarm";

  private final DjlContext context;

  /**
   * @param context the training's
   */
  public DisarmEstimator(DjlContext context) {
    this.context = context;
  }

  @Override
  public Loss<NDArray> estimate(
      LatentPosterior<NDArray> posterior,
      UnaryOperator<NDArray> logLikelihood,
      Objective objective) {
    Surrogate.requireHard(NAME, objective);
    if (!(posterior instanceof BinaryPosterior<NDArray> binary)) {
      throw Surrogate.undefined(NAME, "latents of independent bits");
    }
    NDArray logits = binary.logits();
    // 1 - u in place of u only changes the sign of log u - log(1 - u).
    NDArray noise = context.noise().logistic(logits.getManager(), logits.getShape());
    NDArray drawn = StraightThrough.step(logits.add(noise));
    NDArray opposite = StraightThrough.step(logits.sub(noise));
    NDArray log = logLikelihood.apply(binary.latents(drawn));
    NDArray oppositeLog = logLikelihood.apply(binary.latents(opposite));
    NDArray half = Constants.scaled(log.sub(oppositeLog).stopGradient(), 0.5).expandDims(1);
    NDArray weight = Activation.sigmoid(logits.stopGradient().abs());
    NDArray slope = drawn.sub(opposite).mul(weight).mul(half);
    NDArray mean = Constants.scaled(log.add(oppositeLog), 0.5);
    return Surrogate.loss(posterior, objective, mean, slope.mul(logits).sum(new int[] {1}));
  }
}
