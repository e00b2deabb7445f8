package org.sdlgm.code.file;

import java.util.Arrays;
import org.sdlgm.code.SparseCode;

/**
 * What the next code looks like, learned from the codes before it.
 *
 * <p>A code is a walk through a binary tree over the features: "is one of the left half in use?",
 * what is below that, then "is one of the right half in use?". The walk does not go where nothing
 * is in use, so that a code takes O(features in use · log K) decisions; nor does it go on when all
 * L0 slots are taken. Where features are independent, it loses nothing against a decision for each
 * feature; where they are not, {@link Companions} makes up for it while K is small enough for its
 * O(K²) weights. A feature in use is followed by its count.
 *
 * <p>The encoder and the decoder hold such a model each, and put the same codes through it.
 */
final class CodeModel implements CodeCoder {
  /** The greatest K with weights between features: 8 MiB of them. */
  static final int MAX_COMPANIONS_WIDTH = 1024;

  /** A feature's counts below this have decisions of the feature's own. */
  private static final int OWN_COUNTS = 8;

  private final int width;
  private final int maxFeatures;
  private final AdaptiveBits occupancy;
  private final Companions companions;
  private final AdaptiveBits[] counts;
  private final AdaptiveBits exponents = new AdaptiveBits(31, AdaptiveBits.ONE / 2);

  private Decisions decisions;
  private SparseCode wanted;
  private int[] usedFeatures = new int[16];
  private int[] usedCounts = new int[16];
  private int used;
  private int slotsLeft;

  /**
   * @param width K
   * @param maxFeatures L0
   * @param density a first guess of the share of codes that use a feature, from 1 to 65535 in units
   *     of 2^-16
   */
  CodeModel(int width, int maxFeatures, int density) {
    this.width = width;
    this.maxFeatures = maxFeatures;
    occupancy = new AdaptiveBits(2 * width, AdaptiveBits.ONE / 2);
    companions = new Companions(width <= MAX_COMPANIONS_WIDTH ? 2 * width : 0, width);
    counts = new AdaptiveBits[width];
    int[] empty = emptyProbabilities(width, density);
    occupancy.begin(0, AdaptiveBits.ONE - empty[width]);
    begin(0, width, empty);
  }

  @Override
  public void encode(Decisions encoder, SparseCode code) {
    walk(encoder, code);
  }

  @Override
  public SparseCode decode(Decisions decoder) {
    walk(decoder, NOTHING);
    return SparseCode.of(width, Arrays.copyOf(usedFeatures, used), Arrays.copyOf(usedCounts, used));
  }

  private void walk(Decisions end, SparseCode code) {
    decisions = end;
    wanted = code;
    used = 0;
    slotsLeft = maxFeatures;
    if (occupied(0, width)) {
      visit(0, width);
    }
  }

  /** Codes the features in [from, to), one of which at least is in use. */
  private void visit(int from, int to) {
    if (to - from == 1) {
      use(from);
      return;
    }
    int middle = (from + to) >>> 1;
    boolean left = occupied(2 * middle, middle);
    if (left) {
      visit(from, middle);
    }
    if (!left || (slotsLeft > 0 && occupied(2 * middle + 1, to))) {
      visit(middle, to);
    }
  }

  /** Is a feature in use below the end that is not yet coded? */
  private boolean occupied(int context, int end) {
    boolean truth = used < wanted.featuresInUse() && wanted.feature(used) < end;
    return width <= MAX_COMPANIONS_WIDTH
        ? companions.decide(decisions, occupancy, context, truth, usedFeatures, used)
        : occupancy.decide(decisions, context, truth);
  }

  private void use(int feature) {
    if (used == usedFeatures.length) {
      usedFeatures = Arrays.copyOf(usedFeatures, 2 * used);
      usedCounts = Arrays.copyOf(usedCounts, 2 * used);
    }
    int count = count(feature, used < wanted.featuresInUse() ? wanted.count(used) : 0);
    usedFeatures[used] = feature;
    usedCounts[used++] = count;
    slotsLeft -= count;
  }

  /** Codes a count from 1 to the slots that are left. */
  private int count(int feature, int truth) {
    if (counts[feature] == null) {
      counts[feature] = new AdaptiveBits(OWN_COUNTS, AdaptiveBits.ONE / 8);
    }
    int count = 1;
    while (count < Math.min(OWN_COUNTS, slotsLeft)
        && counts[feature].decide(decisions, count, truth > count)) {
      count++;
    }
    return count == OWN_COUNTS && slotsLeft > OWN_COUNTS ? greatCount(truth) : count;
  }

  /** Codes a count from {@link #OWN_COUNTS} up by an Elias gamma code. */
  private int greatCount(int truth) {
    int excess = truth - OWN_COUNTS + 1;
    int bits = 0;
    while (exponents.decide(decisions, bits, excess >>> bits > 1)) {
      if (++bits == 31) {
        throw new DamagedPayloadException("holds a count above the model's bound");
      }
    }
    int value = 1;
    for (int i = bits - 1; i >= 0; i--) {
      boolean bit = decisions.decide(((excess >>> i) & 1) != 0, 1 << 15);
      value = 2 * value + (bit ? 1 : 0);
    }
    if (value > slotsLeft - OWN_COUNTS + 1) {
      throw new DamagedPayloadException("holds a count above the model's bound");
    }
    return value + OWN_COUNTS - 1;
  }

  /** The probability that none of n features is in use, for n in [0, width]. */
  private static int[] emptyProbabilities(int width, int density) {
    int[] empty = new int[width + 1];
    empty[0] = AdaptiveBits.ONE;
    for (int n = 1; n <= width; n++) {
      empty[n] = (int) (((long) empty[n - 1] * ((1 << 16) - density)) >> 16);
    }
    return empty;
  }

  private void begin(int from, int to, int[] empty) {
    if (to - from == 1) {
      return;
    }
    int middle = (from + to) >>> 1;
    int left = AdaptiveBits.ONE - empty[middle - from];
    int either = AdaptiveBits.ONE - empty[to - from];
    occupancy.begin(2 * middle, (int) ((long) left * AdaptiveBits.ONE / either));
    occupancy.begin(2 * middle + 1, AdaptiveBits.ONE - empty[to - middle]);
    begin(from, middle, empty);
    begin(middle, to, empty);
  }
}
