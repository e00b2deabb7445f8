package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.sdlgm.component.BoundEstimator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.djl.model.DjlModel;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.Workspace;
import org.sdlgm.training.TrainingTask;

/** Trains a generative model by the bound on log p(x). */
final class GenerativeLearner implements Learner {
  private final DjlModel model;
  private final DataPart data;
  private final DjlRuntime runtime;

  private GenerativeLearner(DjlModel model, DataPart data, DjlRuntime runtime) {
    this.model = model;
    this.data = data;
    this.runtime = runtime;
  }

  static Maker of(TrainingTask task, GenerativeModelConfig config, DjlRuntime runtime) {
    // Without the labels: nothing here asks for them.
    DataPart data = new DataPart(task.dataset().training().observations(), Optional.empty());
    return (initialization, means) ->
        new GenerativeLearner(
            DjlModel.create(
                runtime, config, Workspace.Origin.of(task.dataset(), initialization, means)),
            data,
            runtime);
  }

  @Override
  public Optional<Learner> replica() {
    return Optional.of(new GenerativeLearner(model.replica(runtime), data, runtime));
  }

  @Override
  public DjlModel model() {
    return model;
  }

  @Override
  public DataPart data() {
    return data;
  }

  @Override
  public BatchLoss loss(Batches.Batch batch, BoundEstimator<NDArray> estimator) {
    NDArray observations = batch.observations();
    LatentPosterior<NDArray> posterior = estimator.infer(model.latent(), observations);
    GradientEstimator.Loss<NDArray> bound =
        estimator.estimate(posterior, z -> model.logLikelihood(observations, z), 1);
    return new BatchLoss(
        bound.surrogate(),
        bound.divergence().weighted(estimator.weighting()).sub(bound.logLikelihood()),
        Optional.of(bound.logLikelihood().neg()),
        bound.divergence().terms(),
        Optional.of(posterior.expectedCount()),
        Optional.empty());
  }
}
