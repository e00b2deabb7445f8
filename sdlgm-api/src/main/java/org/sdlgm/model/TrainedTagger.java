package org.sdlgm.model;

import org.sdlgm.data.Labels;

/**
 * A trained model of labels. Not safe for use by several threads at once.
 *
 * <p>Methods that take a batch run it as one: the caller chooses the batch's size, and so the
 * memory that it needs.
 */
public interface TrainedTagger extends Model {
  @Override
  TaggerDescription description();

  /**
   * The labels of a batch.
   *
   * @param observations B rows of D
   * @throws org.sdlgm.error.DataException if a row has not D values, or one that is not finite
   */
  LabelPrediction predict(float[][] observations);

  /**
   * How badly each observation's labels are predicted: what {@link
   * org.sdlgm.component.LabelModel#labelLoss} says, -log q(y|x) in nats where the model gives
   * labels a probability; lower is better.
   *
   * @param observations B rows of D
   * @param labels of the B observations, C of them
   * @throws org.sdlgm.error.DataException if a row has not D values, or one that is not finite
   * @throws IllegalArgumentException if the labels are not of B observations and C names
   */
  double[] labelLoss(float[][] observations, Labels labels);
}
