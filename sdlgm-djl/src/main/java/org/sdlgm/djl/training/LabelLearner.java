package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.component.BoundEstimator;
import org.sdlgm.component.GradientEstimator;
import org.sdlgm.component.LabelModel;
import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.LabelSpace;
import org.sdlgm.data.Labels;
import org.sdlgm.djl.model.DjlRuntime;
import org.sdlgm.djl.model.DjlTagger;
import org.sdlgm.djl.model.Workspace;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.training.TrainingTask;

/** Trains a model of labels by its own loss. */
final class LabelLearner implements Learner {
  private final DjlTagger tagger;
  private final DataPart data;

  private LabelLearner(DjlTagger tagger, DataPart data) {
    this.tagger = tagger;
    this.data = data;
  }

  static Maker of(TrainingTask task, LabelModelConfig config, DjlRuntime runtime) {
    DataPart data = task.dataset().training();
    Labels labels = labels(task);
    return (initialization, means) -> {
      DjlTagger tagger =
          DjlTagger.create(
              runtime,
              config,
              LabelSpace.of(labels),
              Workspace.Origin.of(task.dataset(), initialization, means));
      try {
        tagger.labels().maxLabels().ifPresent(most -> checkSizes(data, labels, most));
        return new LabelLearner(tagger, data);
      } catch (RuntimeException e) {
        tagger.close();
        throw e;
      }
    };
  }

  private static Labels labels(TrainingTask task) {
    return task.dataset()
        .training()
        .labels()
        .orElseThrow(
            () ->
                new ConfigurationException(
                    "the dataset "
                        + task.dataset().name()
                        + " has no labels for model.labels to learn: choose another dataset, or a"
                        + " generative model"));
  }

  private static void checkSizes(DataPart data, Labels labels, int most) {
    int largest = 0;
    for (int row = 1; row < labels.rows(); row++) {
      largest = labels.size(row) > labels.size(largest) ? row : largest;
    }
    if (labels.rows() > 0 && labels.size(largest) > most) {
      throw new ConfigurationException(
          "model.labels.maxFeatures is "
              + most
              + ", but "
              + name(data, largest)
              + " has "
              + labels.size(largest)
              + " labels: set it to at least that, or to 0 for the largest number there is");
    }
  }

  private static String name(DataPart data, int row) {
    return data.observations()
        .origin(row)
        .orElse("observation " + row + " of the training part (counted from 0)");
  }

  @Override
  public DjlTagger model() {
    return tagger;
  }

  @Override
  public DataPart data() {
    return data;
  }

  @Override
  public BatchLoss loss(Batches.Batch batch, BoundEstimator<NDArray> estimator) {
    LabelModel.Loss<NDArray> loss =
        tagger.labels().loss(batch.observations(), batch.labels().orElseThrow(), estimator);
    Optional<GradientEstimator.Loss<NDArray>> bound = loss.bound();
    return new BatchLoss(
        loss.surrogate(),
        loss.value(),
        bound.map(each -> each.logLikelihood().neg()),
        bound.map(each -> each.divergence().terms()).orElse(Map.of()),
        loss.expectedCount(),
        Optional.of(loss.labelLoss()),
        Optional.empty());
  }
}
