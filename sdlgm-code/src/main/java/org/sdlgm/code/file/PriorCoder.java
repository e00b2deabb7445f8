package org.sdlgm.code.file;

import java.util.Arrays;
import org.sdlgm.code.SparseCode;
import org.sdlgm.model.FeaturePrior;

/**
 * A decision for each feature by the model's own prior, until L0 features are in use: nothing is
 * learned, and nothing is lost against the prior but the rounding of its probabilities to 2^-16.
 */
final class PriorCoder implements CodeCoder {
  private static final int ONE = 1 << Decisions.PROBABILITY_BITS;

  private final int width;
  private final FeaturePrior prior;
  private final int[] used;

  /**
   * @param width K
   * @param maxFeatures L0
   * @param prior of the model that the codes are of
   */
  PriorCoder(int width, int maxFeatures, FeaturePrior prior) {
    this.width = width;
    this.prior = prior;
    this.used = new int[Math.min(width, maxFeatures)];
  }

  @Override
  public void encode(Decisions encoder, SparseCode code) {
    walk(encoder, code);
  }

  @Override
  public SparseCode decode(Decisions decoder) {
    int count = walk(decoder, NOTHING);
    int[] ones = new int[count];
    Arrays.fill(ones, 1);
    return SparseCode.of(width, Arrays.copyOf(used, count), ones);
  }

  /** Leaves the features in {@link #used}, and gives their number. */
  private int walk(Decisions decisions, SparseCode wanted) {
    int count = 0;
    for (int feature = 0; feature < width && count < used.length; feature++) {
      boolean truth = count < wanted.featuresInUse() && wanted.feature(count) == feature;
      if (decisions.decide(truth, probability(prior.logit(feature, used, count)))) {
        used[count++] = feature;
      }
    }
    return count;
  }

  /** StrictMath: the same on every machine. */
  private static int probability(double logit) {
    long nearest = Math.round(ONE / (1 + StrictMath.exp(-logit)));
    return (int) Math.max(1, Math.min(ONE - 1, nearest));
  }
}
