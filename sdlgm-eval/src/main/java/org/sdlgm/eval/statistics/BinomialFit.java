package org.sdlgm.eval.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How well counts fit Binomial(n, rate), the rate estimated from them ([SDLGM] figure 4: "close to
 * binomial").
 *
 * @param rate the estimated rate, in [0, 1]
 * @param distance the total variation distance of the counts from the binomial, in [0, 1]: the
 *     share of observations that would have to have another count
 * @param statistic Pearson's chi-squared, cells with an expectation below 5 being joined
 * @param degreesOfFreedom cells - 2, as the rate is estimated; 0 if there are too few cells to test
 * @param probability of a statistic at least as great if the counts were binomial; 1 if there are
 *     too few cells. With many observations it is near 0 for any departure: read the distance then
 */
public record BinomialFit(
    double rate, double distance, double statistic, int degreesOfFreedom, double probability) {
  /** The least expectation for which the chi-squared distribution holds well enough (Cochran). */
  private static final double LEAST_EXPECTATION = 5;

  /**
   * The fit of counts.
   *
   * @param counts at least one
   * @param trials n, the greatest count possible, at least 1
   * @throws IllegalArgumentException if there are no counts, or one is above {@code trials}
   */
  public static BinomialFit of(CountHistogram counts, int trials) {
    if (counts.total() == 0 || trials < 1 || counts.greatest() > trials) {
      throw new IllegalArgumentException(
          "%d counts up to %d of %d trials".formatted(counts.total(), counts.greatest(), trials));
    }
    double rate = counts.mean() / trials;
    BinomialDistribution binomial = BinomialDistribution.of(trials, rate);
    List<Cell> cells = cells(counts, trials, binomial);
    int freedom = Math.max(0, cells.size() - 2);
    double statistic = freedom == 0 ? 0 : cells.stream().mapToDouble(Cell::departure).sum();
    double probability =
        freedom == 0 ? 1 : ChiSquaredDistribution.of(freedom).survivalProbability(statistic);
    double distance = distance(counts, trials, binomial);
    return new BinomialFit(rate, distance, statistic, freedom, probability);
  }

  private static double distance(CountHistogram counts, int trials, BinomialDistribution binomial) {
    double sum = 0;
    for (int count = 0; count <= trials; count++) {
      double share = (double) counts.occurrences(count) / counts.total();
      sum += Math.abs(share - binomial.probability(count));
    }
    return sum / 2;
  }

  private static List<Cell> cells(
      CountHistogram counts, int trials, BinomialDistribution binomial) {
    List<Cell> cells = new ArrayList<>();
    Cell open = Cell.EMPTY;
    for (int count = 0; count <= trials; count++) {
      open =
          open.join(
              new Cell(counts.occurrences(count), counts.total() * binomial.probability(count)));
      if (open.expected >= LEAST_EXPECTATION) {
        cells.add(open);
        open = Cell.EMPTY;
      }
    }
    Cell last = cells.isEmpty() ? Cell.EMPTY : cells.remove(cells.size() - 1);
    cells.add(last.join(open));
    return cells;
  }

  private record Cell(long observed, double expected) {
    static final Cell EMPTY = new Cell(0, 0);

    Cell join(Cell other) {
      return new Cell(observed + other.observed, expected + other.expected);
    }

    double departure() {
      return (observed - expected) * (observed - expected) / expected;
    }
  }
}
