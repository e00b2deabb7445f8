package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.component.BoundEstimator;
import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.WeightedModel;
import org.sdlgm.djl.parameter.Initialization;
import org.sdlgm.training.TrainingTask;

/** What a training loop trains. */
public interface Learner {
  /** Makes a learner, once it is known what its parameters start from. */
  @FunctionalInterface
  interface Maker {
    /**
     * Makes the learner.
     *
     * @param initialization the parameters' values
     * @param means of each observed dimension over the training part, D values, of a new model
     */
    Learner make(Initialization initialization, Optional<float[]> means);
  }

  /** What is trained. */
  WeightedModel model();

  /** What it is trained on. */
  DataPart data();

  /**
   * Another learner of the same parameters, for another thread; empty if there can be none. It is
   * as long-lived as this one, and nobody closes its model.
   */
  default Optional<Learner> replica() {
    return Optional.empty();
  }

  /**
   * Told once an iteration how often the batch's codes used each feature, if the loss says it.
   *
   * @param usage shares in [0, 1], K values
   */
  default void observe(float[] usage) {}

  /**
   * The loss of a batch, in what is being recorded.
   *
   * @param batch with labels, if {@link #data} has them
   * @param estimator of this step
   */
  BatchLoss loss(Batches.Batch batch, BoundEstimator<NDArray> estimator);

  /**
   * The learner of a task's model, once it is known what its parameters start from.
   *
   * @param task what to train
   * @param runtime what it runs on
   * @throws org.sdlgm.error.ConfigurationException if the task's data does not suit its model
   */
  static Maker of(TrainingTask task, DjlRuntime runtime) {
    return task.model() instanceof LabelModelConfig config
        ? LabelLearner.of(task, config, runtime)
        : GenerativeLearner.of(task, (GenerativeModelConfig) task.model(), runtime);
  }

  /**
   * What a step minimises and what it reports; each (B,), in nats.
   *
   * @param surrogate whose gradient is followed
   * @param value what is minimised, without the warm-up of a divergence
   * @param reconstruction -log p(x|z), if the model has it
   * @param divergences the divergence's terms by name
   * @param expectedCount E[L|x], if the model has it
   * @param labelLoss of a model of labels
   * @param usage the share of the codes that use each feature, (K,), where the training steers it
   */
  record BatchLoss(
      NDArray surrogate,
      NDArray value,
      Optional<NDArray> reconstruction,
      Map<String, NDArray> divergences,
      Optional<NDArray> expectedCount,
      Optional<NDArray> labelLoss,
      Optional<NDArray> usage) {}
}
