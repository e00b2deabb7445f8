package org.sdlgm.code.file;

/**
 * Which features keep company: corrects a decision's own probability by the features that are
 * already known to be in use.
 *
 * <p>A logistic regression per context, logit P = logit(own probability) + bias + Σ w_j over the
 * latest features j in use, trained by stochastic gradient descent while coding: the fully visible
 * sigmoid belief network (Frey, Hinton, Dayan 1995) with the context's marginal built in, and the
 * logistic mixing of the PAQ compressors (Mahoney 2005).
 */
final class Companions {
  /** The most features that a decision looks back at: bounds the time that a decision takes. */
  private static final int LOOK_BACK = 64;

  /** Logits are in units of 2^-20 ... */
  private static final int LOGIT_BITS = 20;

  /** ... the tables' in units of 2^-8. */
  private static final int TABLE_SHIFT = LOGIT_BITS - 8;

  private static final int LOGIT_LIMIT = (12 << 8) - 1;
  private static final int WEIGHT_LIMIT = 64 << LOGIT_BITS;

  private static final int[] PROBABILITIES = new int[2 * LOGIT_LIMIT + 1];
  private static final int[] LOGITS = new int[1 << 12];
  private static final int[] RATES = new int[AdaptiveBits.MAX_SEEN + 1];

  static {
    for (int i = -LOGIT_LIMIT; i <= LOGIT_LIMIT; i++) {
      double probability = 1 / (1 + StrictMath.exp(-i / 256.0));
      PROBABILITIES[i + LOGIT_LIMIT] =
          (int) Math.max(1, Math.min(65535, Math.rint(65536 * probability)));
    }
    for (int i = 0; i < LOGITS.length; i++) {
      LOGITS[i] = (int) Math.rint(256 * StrictMath.log((i + 0.5) / (4095.5 - i)));
    }
    for (int n = 0; n < RATES.length; n++) {
      RATES[n] = (int) Math.rint(65536 * Math.min(0.05, 0.8 / Math.sqrt(n + 1.5)));
    }
  }

  private final int width;
  private final int[][] weights;

  /**
   * @param contexts how many
   * @param width K, how many features there are
   */
  Companions(int contexts, int width) {
    this.width = width;
    weights = new int[contexts][];
  }

  /**
   * Decides in a context, and learns; {@code own} learns, too.
   *
   * @param decisions where to
   * @param own the contexts' own probabilities
   * @param context in [0, contexts)
   * @param wanted the decision, for an encoder
   * @param used features in use
   * @param usedCount how many of {@code used} are known so far
   */
  boolean decide(
      Decisions decisions,
      AdaptiveBits own,
      int context,
      boolean wanted,
      int[] used,
      int usedCount) {
    int[] row = row(context);
    int first = Math.max(0, usedCount - LOOK_BACK);
    long sum = row[width];
    for (int i = first; i < usedCount; i++) {
      sum += row[used[i]];
    }
    int probability = corrected(own.probability(context), sum);
    boolean decision = decisions.decide(wanted, probability);
    int error = (decision ? 1 << 16 : 0) - probability;
    int step = step(error, own.seen(context), usedCount - first);
    row[width] = moved(row[width], step);
    for (int i = first; i < usedCount; i++) {
      row[used[i]] = moved(row[used[i]], step);
    }
    own.learn(context, decision);
    return decision;
  }

  private static int corrected(int probability, long sum) {
    long logit = LOGITS[probability >> 4] + (sum >> TABLE_SHIFT);
    return PROBABILITIES[(int) Math.max(-LOGIT_LIMIT, Math.min(LOGIT_LIMIT, logit)) + LOGIT_LIMIT];
  }

  /** A weight's step, smaller the more weights take it together: they add up. */
  private static int step(int error, int seen, int together) {
    return (error * RATES[seen] / (16 + together) + (1 << 7)) >> 8;
  }

  private static int moved(int weight, int step) {
    return Math.max(-WEIGHT_LIMIT, Math.min(WEIGHT_LIMIT, weight + step));
  }

  private int[] row(int context) {
    if (weights[context] == null) {
      weights[context] = new int[width + 1];
    }
    return weights[context];
  }
}
