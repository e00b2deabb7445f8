package org.sdlgm.eval.decision;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.sdlgm.data.Labels;
import org.sdlgm.eval.multilabel.BagMeasures;
import org.sdlgm.eval.multilabel.MultiLabelMeasure;
import org.sdlgm.eval.multilabel.MultiLabelMeasures;
import org.sdlgm.eval.multilabel.RankingMeasures;
import org.sdlgm.metric.Metric.Direction;

/**
 * How thresholds are fitted to predictions of observations that the model was not trained on.
 *
 * <p>Y. Yang, "A study of thresholding strategies for text categorization", SIGIR 2001.
 */
public enum ThresholdRule {
  /** One threshold for all labels, the best for a measure. */
  GLOBAL {
    @Override
    public Thresholds fit(Labels truth, double[][] probabilities, MultiLabelMeasure measure) {
      DoubleFunction<MultiLabelMeasures> decided = decisions(truth, probabilities, measure);
      double sign = measure.description().direction() == Direction.LOWER ? -1 : 1;
      double best = 0.5;
      double bestValue = Double.NEGATIVE_INFINITY;
      for (double candidate : candidates(probabilities)) {
        double value = sign * measure.of(decided.apply(candidate)).orElse(Double.NEGATIVE_INFINITY);
        if (value > bestValue) {
          bestValue = value;
          best = candidate;
        }
      }
      return Thresholds.of(best);
    }
  },

  /**
   * A threshold for each label, at which its own F1 is best; for the macro F1, in which rare labels
   * weigh as much as frequent ones.
   *
   * <p>A rare label's best threshold on a few observations is mostly chance. So the F1 is that of
   * truths shrunk to what the model expects, (y + 3 p) / 4: with few observations of a label the
   * model has the say, by whose probabilities the best expected F1 is found (Z. Lipton, C. Elkan,
   * B. Narayanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", ECML PKDD
   * 2014).
   */
  PER_LABEL {
    @Override
    public Thresholds fit(Labels truth, double[][] probabilities, MultiLabelMeasure measure) {
      return Thresholds.of(
          IntStream.range(0, truth.names().size())
              .mapToDouble(label -> best(truth, probabilities, label))
              .toArray());
    }
  };

  /** Enough for three digits of a measure, and few enough to try for each trial of a search. */
  private static final int MAX_CANDIDATES = 200;

  /**
   * The thresholds that are best for some predictions.
   *
   * @param truth the true labels of N observations, at least one
   * @param probabilities N rows of C
   * @param measure what is to be best, if the rule serves more than one
   */
  public abstract Thresholds fit(Labels truth, double[][] probabilities, MultiLabelMeasure measure);

  /** The measures at a threshold; from the labels' confusions, where those are enough. */
  private static DoubleFunction<MultiLabelMeasures> decisions(
      Labels truth, double[][] probabilities, MultiLabelMeasure measure) {
    RankingMeasures ranking = RankingMeasures.of(truth, probabilities);
    if (measure.isOfLabels()) {
      LabelSweep sweep = new LabelSweep(truth, probabilities);
      return threshold ->
          new MultiLabelMeasures(BagMeasures.ofLabels(sweep.confusions(threshold)), ranking);
    }
    return threshold -> {
      Labels decided = Thresholds.of(threshold).decide(truth.names(), probabilities);
      return new MultiLabelMeasures(BagMeasures.of(truth, decided), ranking);
    };
  }

  /** Halfway between probabilities that occur, evenly spread over them, from the lowest up. */
  private static double[] candidates(double[][] probabilities) {
    double[] sorted =
        Arrays.stream(probabilities).flatMapToDouble(Arrays::stream).sorted().toArray();
    int count = Math.min(MAX_CANDIDATES, sorted.length);
    return IntStream.range(0, count)
        .map(i -> (int) ((long) i * sorted.length / count))
        .mapToDouble(at -> at == 0 ? sorted[0] : (sorted[at - 1] + sorted[at]) / 2)
        .distinct()
        .toArray();
  }

  /** Takes the observations one by one, the most probable first, and looks where the F1 is best. */
  private static double best(Labels truth, double[][] probabilities, int label) {
    int[] order =
        IntStream.range(0, truth.rows())
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -probabilities[row][label]))
            .mapToInt(row -> row)
            .toArray();
    double all = 0;
    for (int row : order) {
      all += shrunk(truth, probabilities, row, label);
    }
    double found = 0;
    double best = -1;
    double threshold = 1;
    for (int taken = 1; taken <= order.length; taken++) {
      found += shrunk(truth, probabilities, order[taken - 1], label);
      double last = probabilities[order[taken - 1]][label];
      double next = taken == order.length ? 0 : probabilities[order[taken]][label];
      double f1 = 2 * found / (taken + all);
      if (last > next && f1 > best) {
        best = f1;
        threshold = (last + next) / 2;
      }
    }
    return threshold;
  }

  private static double shrunk(Labels truth, double[][] probabilities, int row, int label) {
    return ((truth.count(row, label) > 0 ? 1 : 0) + 3 * probabilities[row][label]) / 4;
  }
}
