package org.sdlgm.eval.split;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.sdlgm.data.Labels;
import org.sdlgm.error.ConfigurationException;
import org.sdlgm.random.Draws;

/**
 * Splits multi-label observations so that every fold has its share of every label: iterative
 * stratification (Sechidis, Tsoumakas and Vlahavas 2011, "On the stratification of multi-label
 * data", ECML PKDD, algorithm 1).
 *
 * <p>The label that the fewest unassigned observations have is dealt out first, since later there
 * is no freedom left to spread it: each of its observations goes to the fold that still wishes for
 * most of it, then to the one with most room, then to any. Observations without labels fill the
 * room that is left. An observation has a label, or has not: how often does not matter.
 *
 * <p>With folds of equal shares, the first label dealt out is within 1 of even; single-class data
 * is so in every class and in the folds' sizes; and no fold is empty. With several labels per
 * observation the sizes are near their shares, but not always within 1: balanced labels come first.
 */
public final class IterativeStratification {
  private static final int UNASSIGNED = -1;

  private final Labels labels;
  private final SplittableRandom random;
  private final int[] order;
  private final int[] parts;

  /** For each label, how many unassigned observations have it. */
  private final int[] remaining;

  /** For each part, how many more observations it wishes for. */
  private final double[] room;

  /** For each part and label, how many more observations with the label it wishes for. */
  private final double[][] wishes;

  private IterativeStratification(Labels labels, double[] shares, long seed) {
    this.labels = labels;
    this.random = Draws.generator(seed);
    this.order = Draws.order(labels.rows(), random);
    this.parts = new int[labels.rows()];
    Arrays.fill(parts, UNASSIGNED);
    this.remaining = observationsByLabel(labels);
    this.room = Arrays.stream(shares).map(share -> share * labels.rows()).toArray();
    this.wishes =
        Arrays.stream(shares)
            .mapToObj(share -> Arrays.stream(remaining).mapToDouble(n -> share * n).toArray())
            .toArray(double[][]::new);
  }

  /**
   * Splits observations into folds of equal shares.
   *
   * @param labels of N observations
   * @param count k, from 2 to N
   * @param seed of the choices that the labels leave open; the same seed gives the same folds
   * @throws ConfigurationException if k is not from 2 to N
   */
  public static Folds folds(Labels labels, int count, long seed) {
    if (count < 2 || count > labels.rows()) {
      throw new ConfigurationException(
          "%d folds of %d observations: choose from 2 folds to as many as there are observations"
              .formatted(count, labels.rows()));
    }
    double[] shares = new double[count];
    Arrays.fill(shares, 1.0 / count);
    return split(labels, shares, seed);
  }

  /**
   * Splits observations into parts of given shares, such as 0.8 and 0.2.
   *
   * @param labels of N observations
   * @param shares of the parts, each above 0; only their ratios matter
   * @param seed of the choices that the labels leave open; the same seed gives the same parts
   * @throws IllegalArgumentException if there are no shares, or one is not above 0 and finite
   */
  static Folds split(Labels labels, double[] shares, long seed) {
    double total = Arrays.stream(shares).sum();
    boolean positive = Arrays.stream(shares).allMatch(share -> share > 0);
    if (shares.length == 0 || !positive || !Double.isFinite(total)) {
      throw new IllegalArgumentException(
          "shares must be above 0 and finite: " + Arrays.toString(shares));
    }
    double[] normalised = Arrays.stream(shares).map(share -> share / total).toArray();
    int[] parts = new IterativeStratification(labels, normalised, seed).assign();
    return Folds.of(shares.length, parts);
  }

  private static int[] observationsByLabel(Labels labels) {
    int[] observations = new int[labels.names().size()];
    for (int row = 0; row < labels.rows(); row++) {
      for (int label = 0; label < observations.length; label++) {
        observations[label] += labels.count(row, label) > 0 ? 1 : 0;
      }
    }
    return observations;
  }

  private int[] assign() {
    for (int[] open = openLabels(); open.length > 0; open = openLabels()) {
      int label = any(greatest(open, each -> -remaining[each]));
      for (int row : order) {
        if (parts[row] == UNASSIGNED && labels.count(row, label) > 0) {
          assign(row, greatest(allParts(), part -> wishes[part][label]));
        }
      }
    }
    for (int row : order) {
      if (parts[row] == UNASSIGNED) {
        assign(row, allParts());
      }
    }
    return parts;
  }

  private int[] openLabels() {
    return IntStream.range(0, remaining.length).filter(label -> remaining[label] > 0).toArray();
  }

  private int[] allParts() {
    return IntStream.range(0, room.length).toArray();
  }

  /** Puts an observation into that one of some parts that has most room. */
  private void assign(int row, int[] candidates) {
    int part = any(greatest(candidates, each -> room[each]));
    parts[row] = part;
    room[part]--;
    for (int label = 0; label < remaining.length; label++) {
      if (labels.count(row, label) > 0) {
        remaining[label]--;
        wishes[part][label]--;
      }
    }
  }

  /** All those for which a value is greatest. */
  private static int[] greatest(int[] candidates, IntToDoubleFunction value) {
    double greatest = IntStream.of(candidates).mapToDouble(value).max().orElseThrow();
    return IntStream.of(candidates).filter(each -> value.applyAsDouble(each) == greatest).toArray();
  }

  private int any(int[] candidates) {
    return candidates[random.nextInt(candidates.length)];
  }
}
