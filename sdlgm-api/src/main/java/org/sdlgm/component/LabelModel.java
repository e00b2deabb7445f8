package org.sdlgm.component;

import java.util.Optional;
import java.util.OptionalInt;
import org.sdlgm.model.LabelPrediction;

/**
 * A model of the labels y of an observation x, q(y|x) ([SDLGM] III-C): y is in {0,1}^C, or counts
 * in N^C.
 *
 * <p>Shapes: B batch, D observed dimensions, C labels.
 *
 * @param <T> the backend's tensor type
 */
public interface LabelModel<T> {
  /** C, the number of labels. */
  int width();

  /**
   * L0, the most labels that an observation may have, counting a label as often as it occurs; empty
   * if any number will do.
   */
  OptionalInt maxLabels();

  /**
   * How badly the labels are predicted, (B,): -log q(y|x) in nats, constants included, if the model
   * gives labels a probability; else the loss that it names, at least 0.
   *
   * @param observations (B, D)
   * @param labels (B, C), counts
   */
  T labelLoss(T observations, T labels);

  /**
   * What training minimises: the label loss, and whatever the model adds to it.
   *
   * @param observations (B, D)
   * @param labels (B, C), counts
   * @param estimator for models with a bound on log p(x)
   */
  Loss<T> loss(T observations, T labels, BoundEstimator<T> estimator);

  /**
   * The labels of a batch in plain arrays, independent of the backend's memory.
   *
   * @param observations (B, D)
   */
  LabelPrediction predict(T observations);

  /**
   * What a step minimises and what it reports.
   *
   * @param surrogate (B,) whose gradient is followed
   * @param value (B,) what is minimised, in nats, without the warm-up of a divergence
   * @param labelLoss (B,) the share of {@link #labelLoss} in it
   * @param expectedCount (B,) E[L|x], if the model knows how many labels there are
   * @param bound the parts of the bound on log p(x), if the model has one
   * @param <T> the backend's tensor type
   */
  record Loss<T>(
      T surrogate,
      T value,
      T labelLoss,
      Optional<T> expectedCount,
      Optional<GradientEstimator.Loss<T>> bound) {
    /**
     * The label loss and nothing else.
     *
     * @param labelLoss (B,)
     * @param expectedCount (B,) E[L|x], if the model knows how many labels there are
     * @param <T> the backend's tensor type
     */
    public static <T> Loss<T> of(T labelLoss, Optional<T> expectedCount) {
      return new Loss<>(labelLoss, labelLoss, labelLoss, expectedCount, Optional.empty());
    }
  }
}
