package org.sdlgm.djl.model;

import org.sdlgm.data.Labels;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.model.LabelPrediction;
import org.sdlgm.model.TaggerDescription;
import org.sdlgm.model.TrainedTagger;

/** A model's face to users: plain arrays in and out, native memory freed within each call. */
final class DjlTrainedTagger extends DjlTrained<DjlTagger> implements TrainedTagger {
  /**
   * @param tagger is closed with this
   */
  DjlTrainedTagger(DjlTagger tagger) {
    super(tagger);
  }

  @Override
  public TaggerDescription description() {
    return compute(model()::description);
  }

  @Override
  public LabelPrediction predict(float[][] observations) {
    return compute(() -> model().labels().predict(observationArray(observations)));
  }

  @Override
  public double[] labelLoss(float[][] observations, Labels labels) {
    int width = model().labels().width();
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
    return compute(
        () ->
            Rows.doubles(
                model().labels().labelLoss(observationArray(observations), array(rows, width))));
  }
}
