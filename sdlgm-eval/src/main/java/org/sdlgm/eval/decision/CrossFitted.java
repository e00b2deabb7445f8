package org.sdlgm.eval.decision;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * @param value of the measure over all predictions of a deal, where each fold's labels are decided
 *     by thresholds that were fitted to the other folds: so no threshold has seen what it decides;
 *     the mean of all deals
 */
public record CrossFitted(Thresholds thresholds, double value) {
  /**
   * Predictions of all observations, by models of one deal of the folds.
   *
   * @param folds of the N observations
   * @param probabilities N rows of C, each of a model that was not trained on the observation's
   *     fold
   */
  public record Deal(Folds folds, double[][] probabilities) {}

  /**
   * Fits thresholds by the rule that is best: one for all labels or, where the macro F1 counts, one
   * for each. A ranking needs none.
   *
   * @param truth the true labels of N observations
   * @param deals predictions of them, once or several times
   * @param measure what is to be best
   * @throws IllegalStateException if the truth leaves the measure undefined
   */
  public static CrossFitted best(Labels truth, List<Deal> deals, MultiLabelMeasure measure) {
    if (measure.isRanking()) {
      return new CrossFitted(
          Thresholds.HALF,
          mean(
              deals,
              deal ->
                  value(measure, truth, decide(truth, deal.probabilities), deal.probabilities)));
    }
    CrossFitted global = of(ThresholdRule.GLOBAL, truth, deals, measure);
    if (!measure.description().name().equals("macro-f1")) {
      return global;
    }
    CrossFitted own = of(ThresholdRule.PER_LABEL, truth, deals, measure);
    return own.value > global.value ? own : global;
  }

  private static double mean(List<Deal> deals, ToDoubleFunction<Deal> value) {
    return deals.stream().mapToDouble(value).average().orElseThrow();
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
   * @param deals predictions of them, once or several times
   * @param measure what is to be best
   * @throws IllegalStateException if the truth leaves the measure undefined
   */
  public static CrossFitted of(
      ThresholdRule rule, Labels truth, List<Deal> deals, MultiLabelMeasure measure) {
    int[] again =
        IntStream.range(0, deals.size() * truth.rows()).map(i -> i % truth.rows()).toArray();
    double[][] all =
        deals.stream().flatMap(deal -> Stream.of(deal.probabilities)).toArray(double[][]::new);
    return new CrossFitted(
        rule.fit(SelectedRows.labels(truth, again), all, measure),
        mean(deals, deal -> worth(rule, truth, deal, measure)));
  }

  /** Of thresholds that were fitted to the other folds. */
  private static double worth(
      ThresholdRule rule, Labels truth, Deal deal, MultiLabelMeasure measure) {
    byte[] decided = new byte[truth.rows() * truth.names().size()];
    for (int fold = 0; fold < deal.folds.count(); fold++) {
      int[] others = deal.folds.outside(fold);
      Thresholds fitted =
          rule.fit(SelectedRows.labels(truth, others), rows(deal.probabilities, others), measure);
      int[] own = deal.folds.inside(fold);
      Labels labels = fitted.decide(truth.names(), rows(deal.probabilities, own));
      scatter(labels, own, decided);
    }
    return value(measure, truth, Labels.of(truth.names(), decided), deal.probabilities);
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
