package org.sdlgm.eval.decision;

import java.util.stream.IntStream;
import org.sdlgm.data.Labels;
import org.sdlgm.eval.multilabel.MultiLabelMeasure;
import org.sdlgm.eval.multilabel.MultiLabelMeasures;
import org.sdlgm.eval.split.Folds;
import org.sdlgm.eval.split.SelectedRows;

/**
 * Thresholds from the predictions of a cross-validation, and what they are worth.
 *
 * @param thresholds fitted to all predictions, to be used with the model that is trained on all
 *     folds
 * @param value of the measure over all predictions, where each fold's labels are decided by
 *     thresholds that were fitted to the other folds: so no threshold has seen what it decides
 */
public record CrossFitted(Thresholds thresholds, double value) {
  /**
   * Fits thresholds by the rule that is best: one for all labels or, where the macro F1 counts, one
   * for each. A ranking needs none.
   *
   * @param truth the true labels of N observations
   * @param probabilities N rows of C, each of a model that was not trained on the observation's
   *     fold
   * @param folds of the N observations
   * @param measure what is to be best
   * @throws IllegalStateException if the truth leaves the measure undefined
   */
  public static CrossFitted best(
      Labels truth, double[][] probabilities, Folds folds, MultiLabelMeasure measure) {
    if (measure.isRanking()) {
      return new CrossFitted(
          Thresholds.HALF, value(measure, truth, decide(truth, probabilities), probabilities));
    }
    CrossFitted global = of(ThresholdRule.GLOBAL, truth, probabilities, folds, measure);
    if (!measure.description().name().equals("macro-f1")) {
      return global;
    }
    CrossFitted own = of(ThresholdRule.PER_LABEL, truth, probabilities, folds, measure);
    return own.value > global.value ? own : global;
  }

  private static Labels decide(Labels truth, double[][] probabilities) {
    return Thresholds.HALF.decide(truth.names(), probabilities);
  }

  private static double value(
      MultiLabelMeasure measure, Labels truth, Labels decided, double[][] probabilities) {
    return measure
        .of(MultiLabelMeasures.of(truth, decided, probabilities))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    measure.description().name() + " is undefined for these labels"));
  }

  /**
   * Fits thresholds.
   *
   * @param rule how
   * @param truth the true labels of N observations
   * @param probabilities N rows of C, each of a model that was not trained on the observation's
   *     fold
   * @param folds of the N observations
   * @param measure what is to be best
   * @throws IllegalStateException if the truth leaves the measure undefined
   */
  public static CrossFitted of(
      ThresholdRule rule,
      Labels truth,
      double[][] probabilities,
      Folds folds,
      MultiLabelMeasure measure) {
    byte[] decided = new byte[truth.rows() * truth.names().size()];
    for (int fold = 0; fold < folds.count(); fold++) {
      int[] others = folds.outside(fold);
      Thresholds fitted =
          rule.fit(SelectedRows.labels(truth, others), rows(probabilities, others), measure);
      int[] own = folds.inside(fold);
      Labels labels = fitted.decide(truth.names(), rows(probabilities, own));
      scatter(labels, own, decided);
    }
    Labels pooled = Labels.of(truth.names(), decided);
    double value = value(measure, truth, pooled, probabilities);
    return new CrossFitted(rule.fit(truth, probabilities, measure), value);
  }

  private static double[][] rows(double[][] probabilities, int[] rows) {
    return IntStream.of(rows).mapToObj(row -> probabilities[row]).toArray(double[][]::new);
  }

  private static void scatter(Labels labels, int[] rows, byte[] destination) {
    int width = labels.names().size();
    for (int i = 0; i < rows.length * width; i++) {
      destination[rows[i / width] * width + i % width] = (byte) labels.count(i / width, i % width);
    }
  }
}
