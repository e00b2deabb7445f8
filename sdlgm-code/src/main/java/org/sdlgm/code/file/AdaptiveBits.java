package org.sdlgm.code.file;

import java.util.Arrays;

/**
 * Probabilities of binary decisions, one per context, each the running mean of what its context has
 * seen: after n decisions a new one weighs 1 / (n + 1.5), so that few are needed to learn.
 *
 * <p>All on integers: both ends of a file, on whatever machine, must agree to the last bit.
 */
final class AdaptiveBits {
  /** Probability 1. */
  static final int ONE = 1 << 28;

  /** Beyond this many decisions a context no longer slows down, so that it follows drift. */
  static final int MAX_SEEN = 4095;

  private static final int TO_16_BITS = 28 - Decisions.PROBABILITY_BITS;
  private static final int[] WEIGHTS = new int[MAX_SEEN + 1];

  static {
    for (int n = 0; n <= MAX_SEEN; n++) {
      WEIGHTS[n] = (2 << 16) / (2 * n + 3);
    }
  }

  private final int[] probabilities;
  private final short[] seen;

  /**
   * @param contexts how many
   * @param initial the probability of true to begin with, of {@link #ONE}
   */
  AdaptiveBits(int contexts, int initial) {
    probabilities = new int[contexts];
    seen = new short[contexts];
    Arrays.fill(probabilities, initial);
    Arrays.fill(seen, (short) 1);
  }

  /** Sets where a context begins, of {@link #ONE}. */
  void begin(int context, int initial) {
    probabilities[context] = initial;
  }

  /** The probability of true, from 1 to 65535 in units of 2^-16. */
  int probability(int context) {
    return Math.max(1, Math.min(65535, probabilities[context] >> TO_16_BITS));
  }

  /** How many decisions the context has seen, at least 1 and at most {@link #MAX_SEEN}. */
  int seen(int context) {
    return seen[context];
  }

  /** Learns a decision. */
  void learn(int context, boolean decision) {
    int error = (decision ? ONE : 0) - probabilities[context];
    probabilities[context] += (int) (((long) error * WEIGHTS[seen[context]]) >> 16);
    if (seen[context] < MAX_SEEN) {
      seen[context]++;
    }
  }

  /** Decides in a context by its own probability, and learns. */
  boolean decide(Decisions decisions, int context, boolean wanted) {
    boolean decision = decisions.decide(wanted, probability(context));
    learn(context, decision);
    return decision;
  }
}
