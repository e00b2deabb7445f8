package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sdlgm.component.BoundEstimator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.DivergenceWeighting;
import org.sdlgm.djl.estimator.SingleDraw;
import org.sdlgm.djl.latent.CutPosterior;
import org.sdlgm.djl.latent.CuttableLatent;
import org.sdlgm.training.StepTiming.Segment;

/** A training's gradient estimator at one step. */
final class StepEstimator implements BoundEstimator<NDArray> {
  private final GradientEstimator<NDArray> estimator;
  private final GradientEstimator.Objective objective;
  private final StepClock clock;
  private final List<CutPosterior> cut = new ArrayList<>();

  StepEstimator(
      GradientEstimator<NDArray> estimator,
      GradientEstimator.Objective objective,
      StepClock clock) {
    this.estimator = estimator;
    this.objective = objective;
    this.clock = clock;
  }

  /**
   * On a graph that is cut behind the encoder, where the latent can do that and the estimator asks
   * for nothing but one sample's gradient.
   */
  @Override
  public LatentPosterior<NDArray> infer(Latent<NDArray> latent, NDArray observations) {
    if (estimator instanceof SingleDraw && latent instanceof CuttableLatent cuttable) {
      Optional<CutPosterior> posterior = cuttable.inferCut(observations, objective.sampling());
      posterior.ifPresent(cut::add);
      return posterior
          .map(each -> (LatentPosterior<NDArray>) each)
          .orElseGet(() -> latent.infer(observations));
    }
    return latent.infer(observations);
  }

  @Override
  public GradientEstimator.Loss<NDArray> estimate(
      LatentPosterior<NDArray> posterior,
      UnaryOperator<NDArray> logLikelihood,
      double divergenceWeight) {
    // An estimator draws before it asks how likely what it drew makes x.
    clock.enter(Segment.SAMPLE);
    return SampledBound.estimate(
        estimator,
        posterior,
        latents -> {
          clock.enter(Segment.FORWARD);
          return logLikelihood.apply(latents);
        },
        new GradientEstimator.Objective(
            objective.sampling(),
            objective.weighting(),
            objective.divergenceWeight() * divergenceWeight));
  }

  @Override
  public DivergenceWeighting weighting() {
    return objective.weighting();
  }

  /** After the backward pass of the loss: what carries it on to the encoders that were cut off. */
  Optional<NDArray> encoderSurrogate() {
    clock.enter(Segment.SAMPLE);
    Optional<NDArray> surrogate =
        cut.stream().map(CutPosterior::encoderSurrogate).reduce(NDArray::add);
    clock.enter(Segment.BACKWARD);
    return surrogate;
  }
}
