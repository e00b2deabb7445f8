package org.sdlgm.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a model says of the labels of B observations. In double precision.
 *
 * @param probabilities P(y_k >= 1|x), B rows of C in [0, 1]; of a model that only ranks labels
 *     (softmax, sparsemax), shares that sum to 1
 * @param counts how many labels there are, if the model knows
 */
public record LabelPrediction(double[][] probabilities, Optional<LabelCounts> counts) {
  /**
   * Of bags y with |y| ~ Binomial(L0, γ) and y ~ Multinomial(|y|, π) ([SDLGM] III-C): P(y_k >= 1) =
   * 1 - (1 - γ π_k)^L0, E[y_k] = L0 γ π_k.
   *
   * @param gateLogits log γ - log(1 - γ) of each of B observations
   * @param logLabels log π, B rows of C, normalised
   * @param maxLabels L0, at least 1
   */
  public static LabelPrediction ofBags(double[] gateLogits, float[][] logLabels, int maxLabels) {
    int count = gateLogits.length;
    LogFactorials factorials = new LogFactorials(maxLabels);
    double[][] probabilities = new double[count][];
    LabelCounts counts =
        new LabelCounts(
            new double[count][], new double[count][], new int[count][], new int[count][]);
    for (int i = 0; i < count; i++) {
      double gate = Logistic.sigmoid(gateLogits[i]);
      double[] once = times(gate, logLabels[i]);
      double[] sizes = binomial(gateLogits[i], maxLabels, factorials);
      int size = mostProbable(sizes);
      probabilities[i] =
          Arrays.stream(once).map(p -> -Math.expm1(maxLabels * Math.log1p(-p))).toArray();
      counts.expected()[i] = Arrays.stream(once).map(p -> maxLabels * p).toArray();
      counts.sizes()[i] = sizes;
      counts.bags()[i] = whole(new MostProbableBag(logLabels[i].length).of(logLabels[i], size));
      counts.sets()[i] = highest(probabilities[i], size);
    }
    return new LabelPrediction(probabilities, Optional.of(counts));
  }

  /** γ π_k: the probability that a slot holds label k. */
  private static double[] times(double gate, float[] logLabels) {
    double[] once = new double[logLabels.length];
    Arrays.setAll(once, k -> Math.min(1, gate * Math.exp(logLabels[k])));
    return once;
  }

  private static double[] binomial(double gateLogit, int slots, LogFactorials factorials) {
    double open = Logistic.logSigmoid(gateLogit);
    double closed = Logistic.logSigmoid(-gateLogit);
    double[] sizes = new double[slots + 1];
    Arrays.setAll(
        sizes, l -> Math.exp(factorials.choose(slots, l) + l * open + (slots - l) * closed));
    return sizes;
  }

  private static int[] whole(float[] counts) {
    return IntStream.range(0, counts.length).map(k -> (int) counts[k]).toArray();
  }

  /**
   * Of labels that are there or not, independently of each other: L is Poisson binomial, and the
   * most probable bag has the labels whose probability is above a half.
   *
   * @param logits log P(y_k = 1) - log P(y_k = 0), B rows of C
   */
  public static LabelPrediction ofIndependent(float[][] logits) {
    int count = logits.length;
    double[][] probabilities = new double[count][];
    LabelCounts counts =
        new LabelCounts(probabilities, new double[count][], new int[count][], new int[count][]);
    for (int i = 0; i < count; i++) {
      double[] row = new double[logits[i].length];
      float[] own = logits[i];
      Arrays.setAll(row, k -> Logistic.sigmoid(own[k]));
      probabilities[i] = row;
      counts.sizes()[i] = poissonBinomial(row);
      counts.bags()[i] = atLeast(row, Math.nextUp(0.5));
      counts.sets()[i] = highest(row, mostProbable(counts.sizes()[i]));
    }
    return new LabelPrediction(probabilities, Optional.of(counts));
  }

  /** P(L = l) for l = 0..C, one label after another. */
  private static double[] poissonBinomial(double[] probabilities) {
    double[] sizes = new double[probabilities.length + 1];
    sizes[0] = 1;
    for (int k = 0; k < probabilities.length; k++) {
      for (int l = k + 1; l > 0; l--) {
        sizes[l] = sizes[l] * (1 - probabilities[k]) + sizes[l - 1] * probabilities[k];
      }
      sizes[0] *= 1 - probabilities[k];
    }
    return sizes;
  }

  /**
   * Of a model that only ranks labels.
   *
   * @param shares B rows of C, which sum to 1
   */
  public static LabelPrediction ofShares(float[][] shares) {
    double[][] wide = new double[shares.length][];
    for (int i = 0; i < wide.length; i++) {
      double[] row = new double[shares[i].length];
      float[] own = shares[i];
      Arrays.setAll(row, k -> own[k]);
      wide[i] = row;
    }
    return new LabelPrediction(wide, Optional.empty());
  }

  /**
   * The labels whose probability reaches a threshold.
   *
   * @param threshold in [0, 1]
   * @return 0 or 1, B rows of C
   */
  public int[][] atLeast(double threshold) {
    return Arrays.stream(probabilities).map(row -> atLeast(row, threshold)).toArray(int[][]::new);
  }

  private static int[] atLeast(double[] probabilities, double threshold) {
    return Arrays.stream(probabilities).mapToInt(p -> p >= threshold ? 1 : 0).toArray();
  }

  /** Ties go to the smaller size. */
  private static int mostProbable(double[] sizes) {
    int best = 0;
    for (int l = 1; l < sizes.length; l++) {
      best = sizes[l] > sizes[best] ? l : best;
    }
    return best;
  }

  /** Ties go to the smaller label. */
  private static int[] highest(double[] probabilities, int size) {
    int[] set = new int[probabilities.length];
    IntStream.range(0, set.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer k) -> -probabilities[k]))
        .limit(size)
        .forEach(k -> set[k] = 1);
    return set;
  }
}
