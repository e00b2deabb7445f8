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
import org.sdlgm.djl.model.DjlTrainedModel;
import org.sdlgm.djl.model.Workspace;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.training.TrainingListener;
import org.sdlgm.training.TrainingOutcome;
import org.sdlgm.training.TrainingTask;

/** Trains a generative model by the bound on log p(x). */
public final class GenerativeLearner implements Learner<TrainingOutcome> {
  private final DjlModel model;
  private final DataPart data;
  private final DjlRuntime runtime;

  private GenerativeLearner(DjlModel model, DataPart data, DjlRuntime runtime) {
    this.model = model;
    this.data = data;
    this.runtime = runtime;
  }

  /**
   * What a task asks for.
   *
   * @param task what to train
   * @param runtime what runs it
   * @throws ConfigurationException if the task is of a model of labels
   */
  public static Maker<TrainingOutcome> of(TrainingTask task, DjlRuntime runtime) {
    if (!(task.model() instanceof GenerativeModelConfig config)) {
      throw new ConfigurationException(
          "model.labels is a model of labels, where a generative one is needed: give model.latent,"
              + " model.decoder and model.likelihood instead");
    }
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
  public Optional<Learner<TrainingOutcome>> replica() {
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

  @Override
  public void show(TrainingListener listener, int iteration) {
    // Not closed: the model is still the training's.
    listener.evaluationDue(iteration, new DjlTrainedModel(model));
  }

  @Override
  public TrainingOutcome outcome(int iterations, boolean stopped) {
    return new TrainingOutcome(new DjlTrainedModel(model), iterations, stopped);
  }
}
