package org.sdlgm.eval.neighbour;

import java.util.stream.IntStream;

/** The squared Euclidean distance of every point from every other. Immutable. */
public final class Distances {
  private final float[][] squared;

  private Distances(float[][] squared) {
    this.squared = squared;
  }

  /**
   * Measures them, on all cores; takes 4 n² bytes.
   *
   * @param points rows of equal length, at least one
   * @throws IllegalArgumentException if there are none, or rows differ in length
   */
  public static Distances of(float[][] points) {
    if (points.length == 0) {
      throw new IllegalArgumentException("there are no points");
    }
    for (float[] point : points) {
      if (point.length != points[0].length) {
        throw new IllegalArgumentException(
            "points of %d and %d dimensions".formatted(points[0].length, point.length));
      }
    }
    float[][] squared = new float[points.length][points.length];
    IntStream.range(0, points.length)
        .parallel()
        .forEach(
            i -> {
              for (int j = 0; j < points.length; j++) {
                squared[i][j] = squared(points[i], points[j]);
              }
            });
    return new Distances(squared);
  }

  private static float squared(float[] a, float[] b) {
    float sum = 0;
    for (int d = 0; d < a.length; d++) {
      float difference = a[d] - b[d];
      sum += difference * difference;
    }
    return sum;
  }

  /** How many points there are. */
  public int points() {
    return squared.length;
  }

  /**
   * The squared distance of two points.
   *
   * @param i in [0, points)
   * @param j in [0, points)
   */
  public float squared(int i, int j) {
    return squared[i][j];
  }
}
