package org.sdlgm.eval.multilabel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sdlgm.data.Labels;
import org.sdlgm.metric.Estimate;

/**
 * How well predicted probabilities order the labels of an observation, and the observations of a
 * label. Only the order counts: any increasing function of the probabilities gives the same.
 *
 * <p><em>Ties</em>: labels of equal probability are ranked in the worst order, irrelevant ones
 * before relevant. So a model that cannot tell labels apart gains nothing by it, and the order of
 * the labels does not matter. In an AUC a tied pair counts half. (scikit-learn ranks ties alike in
 * its ranking loss and its coverage, which is greater by 1; its average precision takes tied labels
 * as one step, and so is never lower than ours. Mulan ranks the later of two tied labels first: the
 * same as here if the irrelevant labels come last.)
 *
 * <p><em>Observations without labels</em> have nothing to rank. They count as 0 in ranking loss and
 * coverage, and so lower both means; as 1 in one-error, whose least value is thus the fraction of
 * such observations; and are left out of the average precision. Observations that have all labels
 * count as 0 in ranking loss. All as in Mulan.
 *
 * @param rankingLoss the fraction of pairs of a relevant and an irrelevant label that are in the
 *     wrong order, in [0, 1]; lower is better
 * @param coverage how many steps down from the first label, to have passed all that are relevant:
 *     in labels, in [0, C - 1]; lower is better, but it cannot be below the number of labels less 1
 * @param oneError the fraction of observations whose first label is not relevant, in [0, 1]; lower
 *     is better
 * @param averagePrecision the mean over an observation's relevant labels of the fraction of labels
 *     down to it that are relevant, in (0, 1]; higher is better; empty if no observation has a
 *     label
 * @param microAuc the area under the ROC curve of all N · C pairs of observation and label, pooled:
 *     how probable it is that one that is there scores higher than one that is not, in [0, 1];
 *     higher is better; empty if all are there, or none
 * @param labelAucs the area under each label's own ROC curve, in the labels' order; empty for a
 *     label that all observations have, or none
 */
public record RankingMeasures(
    Estimate rankingLoss,
    Estimate coverage,
    Estimate oneError,
    Optional<Estimate> averagePrecision,
    OptionalDouble microAuc,
    List<OptionalDouble> labelAucs) {
  /** Copies the list. */
  public RankingMeasures {
    labelAucs = List.copyOf(labelAucs);
  }

  /**
   * Compares probabilities with bags. A label is relevant where it occurs at least once.
   *
   * @param truth the true labels of N observations, at least one
   * @param probabilities N rows of C: of each label, or any other score that is higher for a label
   *     that is more likely
   * @throws IllegalArgumentException if there are no observations, the probabilities are not N rows
   *     of C, or one is NaN
   */
  public static RankingMeasures of(Labels truth, double[][] probabilities) {
    check(truth, probabilities);
    List<Ranking> rows =
        IntStream.range(0, truth.rows()).mapToObj(row -> row(truth, probabilities, row)).toList();
    return new RankingMeasures(
        mean(rows, Ranking::loss),
        mean(rows, ranking -> Math.max(0, ranking.depth() - 1)),
        mean(rows, ranking -> ranking.topIsRelevant() ? 0 : 1),
        averagePrecision(rows.stream().filter(ranking -> ranking.relevant() > 0).toList()),
        pooled(truth, probabilities).auc(),
        IntStream.range(0, truth.names().size())
            .mapToObj(label -> column(truth, probabilities, label).auc())
            .toList());
  }

  /**
   * The mean of the labels' AUCs, in [0, 1]; higher is better. Labels that all observations have,
   * or none, are left out, so that means over parts with different such labels are not of the same
   * thing; empty if that leaves none. (Mulan gives NaN as soon as there is one such label.)
   */
  public OptionalDouble macroAuc() {
    return labelAucs.stream().flatMapToDouble(OptionalDouble::stream).average();
  }

  private static void check(Labels truth, double[][] probabilities) {
    if (truth.rows() == 0) {
      throw new IllegalArgumentException("measures need at least one observation");
    }
    if (truth.rows() != probabilities.length) {
      throw new IllegalArgumentException(
          probabilities.length + " rows of probabilities for " + truth.rows() + " observations");
    }
    for (int row = 0; row < probabilities.length; row++) {
      check(truth.names(), row, probabilities[row]);
    }
  }

  private static void check(List<String> names, int row, double[] probabilities) {
    if (probabilities.length != names.size()) {
      throw new IllegalArgumentException(
          "observation %d has %d probabilities for %d labels"
              .formatted(row, probabilities.length, names.size()));
    }
    for (int label = 0; label < probabilities.length; label++) {
      if (Double.isNaN(probabilities[label])) {
        throw new IllegalArgumentException(
            "observation %d has NaN for the label '%s'".formatted(row, names.get(label)));
      }
    }
  }

  private static Ranking row(Labels truth, double[][] probabilities, int row) {
    return Ranking.of(
        truth.names().size(),
        label -> probabilities[row][label],
        label -> truth.count(row, label) > 0);
  }

  private static Ranking column(Labels truth, double[][] probabilities, int label) {
    return Ranking.of(
        truth.rows(), row -> probabilities[row][label], row -> truth.count(row, label) > 0);
  }

  private static Ranking pooled(Labels truth, double[][] probabilities) {
    int labels = truth.names().size();
    return Ranking.of(
        truth.rows() * labels,
        pair -> probabilities[pair / labels][pair % labels],
        pair -> truth.count(pair / labels, pair % labels) > 0);
  }

  private static Estimate mean(List<Ranking> rankings, ToDoubleFunction<Ranking> value) {
    return Estimate.of(rankings.stream().mapToDouble(value).toArray());
  }

  private static Optional<Estimate> averagePrecision(List<Ranking> labelled) {
    return labelled.isEmpty()
        ? Optional.empty()
        : Optional.of(mean(labelled, ranking -> ranking.precisions() / ranking.relevant()));
  }
}
