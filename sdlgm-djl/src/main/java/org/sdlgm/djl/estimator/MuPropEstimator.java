package org.sdlgm.djl.estimator;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.component.MeanPosterior;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.ParameterSet.Linearization;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.error.ConfigurationException;

/**
 * MuProp (Gu et al. 2016, arXiv 1511.05176, equation 5): the score function with the first-order
 * Taylor expansion of f = log p(x|z) around the posterior's mean z̄ as its control variate, whose
 * expectation is added again in closed form,
 *
 * <p>∇ = (f(z) - f(z̄) - f'(z̄)' (z - z̄)) ∇ log q(z|x) + f'(z̄)' ∇ z̄.
 *
 * <p>What the expansion leaves passes an input-dependent baseline and variance normalisation, as in
 * the paper's section 5 (see {@link ScoreFunctionEstimator}). Unbiased, up to the positive factor
 * of the normalisation, which the encoder's whole gradient has.
 */
public final class MuPropEstimator implements GradientEstimator<NDArray> {
  private static final String NAME = "muprop";

  private final DjlContext context;
  private final Baseline baseline;

  /**
   * @param options of the baseline
   * @param context where the baseline's parameters are made
   */
  public MuPropEstimator(BaselineOptions options, DjlContext context) {
    this.context = context;
    this.baseline = new Baseline(NAME, options, context);
  }

  @Override
  public Loss<NDArray> estimate(
      LatentPosterior<NDArray> posterior,
      UnaryOperator<NDArray> logLikelihood,
      Objective objective) {
    Surrogate.requireHard(NAME, objective);
    requireClosedForm(objective);
    if (!(posterior instanceof MeanPosterior<NDArray> known)) {
      throw Surrogate.undefined(NAME, "latents with a mean in closed form");
    }
    NDArray mean = known.mean();
    Linearization around = context.linearized(logLikelihood, mean);
    NDArray drawn = posterior.sample(SamplingMode.HARD).stopGradient();
    NDArray log = logLikelihood.apply(drawn);
    NDArray linear = along(around.slope(), drawn.sub(mean.stopGradient())).add(around.value());
    Baseline.Centered rest = baseline.center(posterior, log.sub(linear));
    NDArray score = rest.signal().mul(posterior.logProbability(drawn));
    NDArray expectation = Constants.scaled(along(around.slope(), mean), rest.scale());
    NDArray ascent = score.add(expectation).add(rest.fit());
    return Surrogate.loss(posterior, objective, log, ascent, rest.scale());
  }

  /**
   * A divergence at samples is part of the function that is expanded, which would then depend on
   * the encoder: the expansion's own backward pass would free the encoder's graph.
   */
  private static void requireClosedForm(Objective objective) {
    if (objective.weighting() == DivergenceWeighting.SAMPLED) {
      throw new ConfigurationException(
          "the muprop estimator needs a divergence in closed form: set training.featureDivergence"
              + " to full or gated, or training.estimator to leave-one-out");
    }
  }

  /** Σ_k slope_k direction_k, (B,). */
  private static NDArray along(NDArray slope, NDArray direction) {
    return slope.mul(direction).sum(new int[] {1});
  }
}
