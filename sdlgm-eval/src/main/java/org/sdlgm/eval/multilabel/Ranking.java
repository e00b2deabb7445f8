package org.sdlgm.eval.multilabel;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * Where the relevant of some scored items stand when all are ranked from the greatest score down,
 * equal scores in the worst order: irrelevant before relevant.
 *
 * @param relevant how many items are relevant
 * @param irrelevant how many are not
 * @param misordered pairs whose irrelevant item stands before its relevant one, ties included
 * @param tied pairs of a relevant and an irrelevant item with equal scores
 * @param depth the rank, from 1, of the last relevant item; 0 if there is none
 * @param topIsRelevant whether a relevant item stands first
 * @param precisions Σ over relevant items of the fraction of relevant ones down to its rank
 */
record Ranking(
    int relevant,
    int irrelevant,
    long misordered,
    long tied,
    int depth,
    boolean topIsRelevant,
    double precisions) {

  /**
   * Ranks items.
   *
   * @param count how many items there are
   * @param score of an item, not NaN
   * @param relevant whether an item is
   */
  static Ranking of(int count, IntToDoubleFunction score, IntPredicate relevant) {
    double[] good = ascending(count, score, relevant);
    double[] bad = ascending(count, score, relevant.negate());
    long misordered = 0;
    long tied = 0;
    double precisions = 0;
    int above = 0;
    int strictlyAbove = 0;
    int aboveFirst = 0;
    for (int place = 1; place <= good.length; place++) {
      double current = good[good.length - place];
      while (above < bad.length && bad[bad.length - 1 - above] >= current) {
        above++;
      }
      while (strictlyAbove < above && bad[bad.length - 1 - strictlyAbove] > current) {
        strictlyAbove++;
      }
      misordered += above;
      tied += above - strictlyAbove;
      precisions += (double) place / (place + above);
      aboveFirst = place == 1 ? above : aboveFirst;
    }
    boolean topIsRelevant = good.length > 0 && aboveFirst == 0;
    int depth = good.length == 0 ? 0 : good.length + above;
    return new Ranking(good.length, bad.length, misordered, tied, depth, topIsRelevant, precisions);
  }

  /** A loop rather than a stream: all N · C pairs of a part go through here. */
  private static double[] ascending(int count, IntToDoubleFunction score, IntPredicate which) {
    double[] scores = new double[count];
    int size = 0;
    for (int item = 0; item < count; item++) {
      if (which.test(item)) {
        scores[size++] = score.applyAsDouble(item);
      }
    }
    Arrays.sort(scores, 0, size);
    return Arrays.copyOf(scores, size);
  }

  private double pairs() {
    return (double) relevant * irrelevant;
  }

  /** The fraction of pairs in the wrong order, ties included; 0 if there are no pairs. */
  double loss() {
    return pairs() == 0 ? 0 : misordered / pairs();
  }

  /** The fraction of pairs in the right order, ties half; empty if there are no pairs. */
  OptionalDouble auc() {
    return pairs() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1 - (misordered - tied / 2.0) / pairs());
  }
}
