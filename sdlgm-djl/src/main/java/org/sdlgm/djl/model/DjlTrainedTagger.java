package org.sdlgm.djl.model;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Map;
import org.sdlgm.data.Labels;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Scoped;
import org.sdlgm.model.LabelPrediction;
import org.sdlgm.model.TaggerDescription;
import org.sdlgm.model.TrainedTagger;

/** A model's face to users: plain arrays in and out, native memory freed within each call. */
public final class DjlTrainedTagger implements TrainedTagger {
  private final DjlTagger tagger;

  /**
   * @param tagger is closed with this
   */
  public DjlTrainedTagger(DjlTagger tagger) {
    this.tagger = tagger;
  }

  @Override
  public TaggerDescription description() {
    return tagger.description();
  }

  @Override
  public String fingerprint() {
    return ModelFile.content(tagger).digest();
  }

  @Override
  public Map<String, String> companions() {
    return tagger.workspace().companions();
  }

  @Override
  public LabelPrediction predict(float[][] observations) {
    return Scoped.compute(() -> tagger.labels().predict(observationArray(observations)));
  }

  @Override
  public double[] labelLoss(float[][] observations, Labels labels) {
    int width = tagger.labels().width();
    if (labels.rows() != observations.length || labels.names().size() != width) {
      throw new IllegalArgumentException(
          "%d rows of %d labels for %d observations and %d labels"
              .formatted(labels.rows(), labels.names().size(), observations.length, width));
    }
    float[][] rows = new float[labels.rows()][width];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < width; k++) {
        rows[i][k] = labels.count(i, k);
      }
    }
    return Scoped.compute(
        () ->
            Rows.doubles(
                tagger
                    .labels()
                    .labelLoss(
                        observationArray(observations),
                        Rows.toArray(tagger.workspace().manager(), rows, width))));
  }

  private NDArray observationArray(float[][] rows) {
    Workspace workspace = tagger.workspace();
    return Rows.toArray(workspace.manager(), rows, workspace.shape().size());
  }

  @Override
  public void save(Path folder) {
    ModelFile.save(tagger, folder);
  }

  @Override
  public void close() {
    tagger.close();
  }
}
