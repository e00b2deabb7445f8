package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.config.TrainingConfig;
import org.sdlgm.djl.context.DjlAxis;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.estimator.SingleDraw;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.parameter.ParameterSet;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.training.StepTiming.Segment;

/** Forward and backward pass of a part of each batch. Several of them may run at once. */
final class Shard {
  private final Learner learner;
  private final ParameterSet parameters;
  private final GradientEstimator<NDArray> estimator;
  private final Batches batches;
  private final StepClock clock;

  /**
   * What a part of a batch gave.
   *
   * @param share of the batch, in (0, 1]
   * @param means over the part
   * @param gradients of the trainable parameters, in order: the part's share in the whole batch's;
   *     in no scope
   */
  record Result(double share, Means means, List<NDArray> gradients) {}

  /**
   * @param learner of its own, unless it is the only shard
   * @param config how to train
   * @param batches this shard's part of them
   * @param clock is told where the time goes
   */
  Shard(Learner learner, TrainingConfig config, Batches batches, StepClock clock) {
    this.learner = learner;
    this.parameters = learner.model().workspace().parameters().extended();
    this.estimator =
        learner
            .model()
            .context()
            .withParameters(parameters)
            .make(DjlAxis.ESTIMATOR, config.estimator());
    this.batches = batches;
    this.clock = clock;
  }

  private Shard(Shard whole, Batches batches) {
    this.learner = whole.learner;
    this.parameters = whole.parameters;
    this.estimator = whole.estimator;
    this.batches = batches;
    this.clock = whole.clock;
  }

  /** The same learner, for a part of its batches; takes this one's place. */
  Shard with(Batches part) {
    return new Shard(this, part);
  }

  /** The model's parameters and the estimator's. */
  ParameterSet parameters() {
    return parameters;
  }

  GradientEstimator<NDArray> estimator() {
    return estimator;
  }

  /**
   * B · L0 · K of its batches: how large an array is that has every slot of a sample. 0 where no
   * estimator makes one.
   */
  long slotNumbers() {
    DjlContext.ModelSizes sizes = learner.model().context().sizes();
    return estimator instanceof SingleDraw
        ? 0
        : (long) batches.size() * sizes.maxFeatures() * sizes.latent();
  }

  /**
   * The gradient of an iteration, on the calling thread.
   *
   * @param collector open
   * @param objective of this iteration
   * @param seed the run's
   * @param iteration from 0
   */
  Result compute(
      GradientCollector collector,
      GradientEstimator.Objective objective,
      long seed,
      int iteration) {
    return Scoped.compute(
        () -> {
          learner.model().context().noise().position(seed, iteration, batches.first());
          Batches.Batch batch = batches.batch(learner.model().workspace().manager(), iteration);
          clock.enter(Segment.FORWARD);
          Means means = parameters.recorded(collector, () -> pass(collector, objective, batch));
          List<NDArray> gradients =
              parameters.trainable().stream().map(Parameter::gradient).toList();
          gradients.forEach(NDScope::unregister);
          return new Result(batches.share(), means, gradients);
        });
  }

  private Means pass(
      GradientCollector collector, GradientEstimator.Objective objective, Batches.Batch batch) {
    StepEstimator step = new StepEstimator(estimator, objective, clock);
    Learner.BatchLoss loss = learner.loss(batch, step);
    Means means = Means.of(loss);
    clock.enter(Segment.BACKWARD);
    NDArray mean = loss.surrogate().mean();
    collector.backward(batches.share() == 1 ? mean : Constants.scaled(mean, batches.share()));
    step.encoderSurrogate().ifPresent(collector::backward);
    return means;
  }
}
