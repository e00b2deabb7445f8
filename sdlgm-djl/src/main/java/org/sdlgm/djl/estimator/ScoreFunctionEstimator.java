package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.djl.context.DjlContext;

/**
 * The score function with an input-dependent baseline and variance normalisation: NVIL (Mnih and
 * Gregor 2014, arXiv 1402.0030, equation 8 and algorithm 1), the "SF" of Jang et al. 2017. Of one
 * hard sample,
 *
 * <p>∇ = l' ∇ log q(z|x), l' = (log p(x|z) - C(x) - c) / max(1, √v).
 *
 * <p>Unbiased, up to the positive factor of the normalisation, which the encoder's whole gradient
 * has. The divergence is in closed form and so no part of the signal.
 */
public final class ScoreFunctionEstimator implements GradientEstimator<NDArray> {
  private static final String NAME = "score-function";

  private final Baseline baseline;

  /**
   * @param options of the baseline
   * @param context where the baseline's parameters are made
   */
  public ScoreFunctionEstimator(BaselineOptions options, DjlContext context) {
    this.baseline = new Baseline(NAME, options, context);
  }

  @Override
  public Loss<NDArray> estimate(
      LatentPosterior<NDArray> posterior,
      UnaryOperator<NDArray> logLikelihood,
      Objective objective) {
    Surrogate.requireHard(NAME, objective);
    NDArray drawn = posterior.sample(SamplingMode.HARD).stopGradient();
    NDArray log = logLikelihood.apply(drawn);
    Baseline.Centered centered = baseline.center(posterior, log);
    NDArray score = centered.signal().mul(posterior.logProbability(drawn));
    return Surrogate.loss(posterior, objective, log, score.add(centered.fit()), centered.scale());
  }
}
