package org.sdlgm.eval.decision;

import java.util.List;
import java.util.Optional;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.count.CountMeasure;
import org.sdlgm.eval.multilabel.MultiLabelMeasure;
import org.sdlgm.eval.split.Folds;
import org.sdlgm.model.LabelCounts;
import org.sdlgm.model.LabelPrediction;

/**
 * What the models of a cross-validation say of the observations that they were not trained on, of
 * one deal of the folds.
 */
public final class FoldPredictions {
  private final Labels truth;
  private final Folds folds;
  private final double[][] probabilities;
  private final double[][] expected;
  private final int[][] bags;
  private boolean counting = true;

  /**
   * @param truth the true labels of N observations
   * @param folds of the N observations
   */
  public FoldPredictions(Labels truth, Folds folds) {
    this.truth = truth;
    this.folds = folds;
    this.probabilities = new double[truth.rows()][];
    this.expected = new double[truth.rows()][];
    this.bags = new int[truth.rows()][];
  }

  /**
   * Adds what a fold's model says of the fold.
   *
   * @param fold its number, from 0
   * @param prediction of the fold's observations, in order
   */
  public void add(int fold, LabelPrediction prediction) {
    int[] rows = folds.inside(fold);
    Optional<LabelCounts> counts = prediction.counts();
    counting &= counts.isPresent();
    for (int i = 0; i < rows.length; i++) {
      probabilities[rows[i]] = prediction.probabilities()[i];
      if (counts.isPresent()) {
        expected[rows[i]] = counts.get().expected()[i];
        bags[rows[i]] = counts.get().bags()[i];
      }
    }
  }

  /**
   * A measure of all predictions of a deal together, the mean of some deals; every fold must have
   * been added. One of labels with the thresholds that are best for it; one of counts needs none.
   *
   * @param deals of the same observations, at least one
   * @param name of a measure of labels or of counts
   * @throws ConfigurationException if there is no such measure, or it is of counts and the models
   *     do not count
   */
  public static CrossFitted measure(List<FoldPredictions> deals, String name) {
    Labels truth = deals.get(0).truth;
    return CountMeasure.named(name)
        .map(measure -> counted(deals, measure))
        .orElseGet(
            () ->
                CrossFitted.best(
                    truth,
                    deals.stream().map(FoldPredictions::deal).toList(),
                    MultiLabelMeasure.named(name)));
  }

  private CrossFitted.Deal deal() {
    return new CrossFitted.Deal(folds, probabilities);
  }

  private static CrossFitted counted(List<FoldPredictions> deals, CountMeasure measure) {
    double mean = deals.stream().mapToDouble(deal -> deal.counted(measure)).average().orElseThrow();
    return new CrossFitted(Thresholds.HALF, mean);
  }

  private double counted(CountMeasure measure) {
    if (!counting) {
      throw measure.needsCounts();
    }
    return measure.of(truth, expected, bags).mean();
  }
}
