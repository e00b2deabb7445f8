package org.sdlgm.eval.decision;

import java.util.Optional;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.eval.count.CountMeasure;
import org.sdlgm.eval.multilabel.MultiLabelMeasure;
import org.sdlgm.eval.split.Folds;
import org.sdlgm.model.LabelCounts;
import org.sdlgm.model.LabelPrediction;

/** What the models of a cross-validation say of the observations that they were not trained on. */
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
   * A measure of all predictions together; every fold must have been added. One of labels with the
   * thresholds that are best for it; one of counts needs none.
   *
   * @param name of a measure of labels or of counts
   * @throws ConfigurationException if there is no such measure, or it is of counts and the models
   *     do not count
   */
  public CrossFitted measure(String name) {
    return CountMeasure.named(name)
        .map(this::counted)
        .orElseGet(
            () -> CrossFitted.best(truth, probabilities, folds, MultiLabelMeasure.named(name)));
  }

  private CrossFitted counted(CountMeasure measure) {
    if (!counting) {
      throw measure.needsCounts();
    }
    return new CrossFitted(Thresholds.HALF, measure.of(truth, expected, bags).mean());
  }
}
