package org.sdlgm.code;

import java.util.Arrays;

/**
 * z of one observation: which features are in use and how often ([SDLGM] eq. 3).
 *
 * <p>Immutable: the arrays are copied on the way in and out.
 */
public final class SparseCode {
  private final int width;
  private final int[] features;
  private final int[] counts;

  private SparseCode(int width, int[] features, int[] counts) {
    this.width = width;
    this.features = features;
    this.counts = counts;
  }

  /**
   * A code from its features in use.
   *
   * @param width K
   * @param features indices in [0, width), strictly ascending
   * @param counts how often each is in use, at least 1
   * @throws IllegalArgumentException if the arrays do not fit each other or the width
   */
  public static SparseCode of(int width, int[] features, int[] counts) {
    if (features.length != counts.length) {
      throw new IllegalArgumentException(
          features.length + " features but " + counts.length + " counts");
    }
    int previous = -1;
    for (int i = 0; i < features.length; i++) {
      if (features[i] <= previous || features[i] >= width) {
        throw new IllegalArgumentException(
            "feature " + features[i] + " is out of order or not below the width " + width);
      }
      if (counts[i] < 1) {
        throw new IllegalArgumentException(
            "feature " + features[i] + " has the count " + counts[i] + ", below 1");
      }
      previous = features[i];
    }
    return new SparseCode(width, features.clone(), counts.clone());
  }

  /**
   * A code from z itself.
   *
   * @param latent K counts: whole numbers, at least 0
   * @throws IllegalArgumentException if a value is not a whole number from 0 up
   */
  public static SparseCode ofDense(float[] latent) {
    int used = 0;
    for (float value : latent) {
      if (value < 0 || value != Math.rint(value) || value > 1 << 24) {
        throw new IllegalArgumentException(value + " is not a count");
      }
      if (value > 0) {
        used++;
      }
    }
    int[] features = new int[used];
    int[] counts = new int[used];
    int next = 0;
    for (int k = 0; k < latent.length; k++) {
      if (latent[k] > 0) {
        features[next] = k;
        counts[next++] = (int) latent[k];
      }
    }
    return new SparseCode(latent.length, features, counts);
  }

  /** K, the number of features that there are. */
  public int width() {
    return width;
  }

  /** ||z||_0: how many different features are in use. */
  public int featuresInUse() {
    return features.length;
  }

  /** L: how many slots are in use, counting a feature as often as it occurs. */
  public int size() {
    return Arrays.stream(counts).sum();
  }

  /**
   * The i-th feature in use.
   *
   * @param i in [0, {@link #featuresInUse})
   */
  public int feature(int i) {
    return features[i];
  }

  /**
   * How often the i-th feature in use occurs.
   *
   * @param i in [0, {@link #featuresInUse})
   */
  public int count(int i) {
    return counts[i];
  }

  /** The features in use, ascending. */
  public int[] features() {
    return features.clone();
  }

  /** z as K counts. */
  public float[] toDense() {
    float[] latent = new float[width];
    for (int i = 0; i < features.length; i++) {
      latent[features[i]] = counts[i];
    }
    return latent;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseCode code
        && width == code.width
        && Arrays.equals(features, code.features)
        && Arrays.equals(counts, code.counts);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + Arrays.hashCode(features)) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < features.length; i++) {
      text.append(i == 0 ? "" : ", ").append(features[i]);
      if (counts[i] > 1) {
        text.append('×').append(counts[i]);
      }
    }
    return text.append("} of ").append(width).toString();
  }
}
