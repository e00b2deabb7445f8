package org.sdlgm.eval.multilabel;

import org.sdlgm.data.Labels;

/**
 * All measures of one set of predictions.
 *
 * @param bags of the decisions
 * @param ranking of the probabilities
 */
public record MultiLabelMeasures(BagMeasures bags, RankingMeasures ranking) {
  /**
   * Compares predictions with the truth.
   *
   * @param truth the true labels of N observations, at least one
   * @param predicted the labels decided on, of the same N observations
   * @param probabilities N rows of C, of each label
   * @throws IllegalArgumentException as {@link BagMeasures#of} and {@link RankingMeasures#of} do
   */
  public static MultiLabelMeasures of(Labels truth, Labels predicted, double[][] probabilities) {
    return new MultiLabelMeasures(
        BagMeasures.of(truth, predicted), RankingMeasures.of(truth, probabilities));
  }
}
