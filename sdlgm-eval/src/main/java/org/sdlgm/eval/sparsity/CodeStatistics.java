package org.sdlgm.eval.sparsity;

import java.util.List;
import java.util.stream.DoubleStream;
import org.sdlgm.code.SparseCode;
import org.sdlgm.eval.statistics.CountHistogram;
import org.sdlgm.metric.Estimate;

/** What a set of codes looks like. Immutable. */
public final class CodeStatistics {
  private final int count;
  private final CountHistogram featuresInUse;
  private final CountHistogram sizes;
  private final long[] users;
  private final Estimate hoyer;

  private CodeStatistics(List<SparseCode> codes, long[] users) {
    this.count = codes.size();
    this.featuresInUse =
        CountHistogram.of(codes.stream().mapToInt(SparseCode::featuresInUse).toArray());
    this.sizes = CountHistogram.of(codes.stream().mapToInt(SparseCode::size).toArray());
    this.users = users;
    this.hoyer = Estimate.of(codes.stream().mapToDouble(HoyerSparsity::of).toArray());
  }

  /**
   * The statistics of codes.
   *
   * @param codes at least one, all of one width
   * @throws IllegalArgumentException if there are none or their widths differ
   */
  public static CodeStatistics of(List<SparseCode> codes) {
    if (codes.isEmpty()) {
      throw new IllegalArgumentException("statistics need at least one code");
    }
    long[] users = new long[codes.get(0).width()];
    for (SparseCode code : codes) {
      if (code.width() != users.length) {
        throw new IllegalArgumentException(
            "a code has the width " + code.width() + ", the first one " + users.length);
      }
      for (int i = 0; i < code.featuresInUse(); i++) {
        users[code.feature(i)]++;
      }
    }
    return new CodeStatistics(codes, users);
  }

  /** How many codes there are. */
  public int count() {
    return count;
  }

  /** K, the width of the codes. */
  public int width() {
    return users.length;
  }

  /** How many codes use 0, 1, ... different features: the distribution of ||z||_0. */
  public CountHistogram featuresInUse() {
    return featuresInUse;
  }

  /** How many codes use 0, 1, ... slots: the distribution of L. */
  public CountHistogram sizes() {
    return sizes;
  }

  /** The fraction of codes that use each of the K features, in [0, 1]. */
  public double[] usage() {
    double[] usage = new double[users.length];
    for (int k = 0; k < usage.length; k++) {
      usage[k] = (double) users[k] / count;
    }
    return usage;
  }

  /** How many of the K features at least one code uses. */
  public int featuresEverUsed() {
    int used = 0;
    for (long codes : users) {
      used += codes > 0 ? 1 : 0;
    }
    return used;
  }

  /** How many of the K features no code uses. */
  public int deadFeatures() {
    return width() - featuresEverUsed();
  }

  /** Hoyer's sparsity, the mean over the codes; see {@link HoyerSparsity}. */
  public Estimate hoyer() {
    return hoyer;
  }

  /**
   * The sum over features of the entropy of "is it in use", in bits, in [0, K].
   *
   * <p>The least number of bits per observation that say which features are in use, as long as each
   * feature is coded by itself.
   */
  public double entropy() {
    return DoubleStream.of(usage()).map(CodeStatistics::entropy).sum();
  }

  private static double entropy(double probability) {
    return term(probability) + term(1 - probability);
  }

  private static double term(double probability) {
    return probability == 0 ? 0 : -probability * Math.log(probability) / Math.log(2);
  }
}
