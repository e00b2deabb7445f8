package org.sdlgm.eval.neighbour;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sdlgm.random.Draws;

/**
 * t-SNE, exactly: a map in the plane that keeps neighbours together (van der Maaten and Hinton,
 * "Visualizing data using t-SNE", JMLR 9, 2008). No library of the JVM that is kept well and may be
 * used here has it.
 *
 * <p>Each iteration looks at all pairs of points, which for some thousand points takes milliseconds
 * on a few cores; the result does not depend on how many cores there are. The learning rate is n /
 * exaggeration, at least 50 (Belkina et al. 2019, Nature Communications 10).
 */
public final class TSne {
  private static final double EXAGGERATION = 12;
  private static final int EXAGGERATED_ITERATIONS = 250;
  private static final double EARLY_MOMENTUM = 0.5;
  private static final double MOMENTUM = 0.8;
  private static final double LEAST_RATE = 50;
  private static final double LEAST_GAIN = 0.01;
  private static final double BEGINNING = 1e-4;

  /** Bisections of a bandwidth; as many as a double has digits. */
  private static final int BISECTIONS = 60;

  /**
   * How the map is made.
   *
   * @param perplexity the effective number of neighbours of a point, at least 1
   * @param iterations at least 1; the first 250 exaggerate the neighbourhoods twelvefold
   * @param seed of where the points begin
   */
  public record Options(double perplexity, int iterations, long seed) {
    /** The usual ones. */
    public static final Options DEFAULTS = new Options(30, 1000, 0);

    /**
     * @throws IllegalArgumentException if a number is out of range
     */
    public Options {
      if (!(perplexity >= 1) || iterations < 1) {
        throw new IllegalArgumentException(
            "perplexity %s, %d iterations".formatted(perplexity, iterations));
      }
    }
  }

  private final int points;
  private final float[][] affinities;
  private final double[][] map;
  private final double[][] steps;
  private final double[][] gains;

  private TSne(float[][] affinities, long seed) {
    this.points = affinities.length;
    this.affinities = affinities;
    this.map = new double[points][2];
    this.steps = new double[points][2];
    this.gains = new double[points][2];
    for (int i = 0; i < points; i++) {
      Arrays.fill(gains[i], 1);
      for (int d = 0; d < 2; d++) {
        map[i][d] = BEGINNING * Draws.normal(seed, 2L * i + d);
      }
    }
  }

  /**
   * The map.
   *
   * @param distances of the points, more than three times the perplexity
   * @param options how
   * @return a place (x, y) for each point; their mean is (0, 0)
   * @throws IllegalArgumentException if there are too few points
   */
  public static double[][] map(Distances distances, Options options) {
    if (distances.points() <= 3 * options.perplexity()) {
      throw new IllegalArgumentException(
          "%d points are too few for a perplexity of %s"
              .formatted(distances.points(), options.perplexity()));
    }
    TSne run = new TSne(affinities(distances, options.perplexity()), options.seed());
    for (int iteration = 0; iteration < options.iterations(); iteration++) {
      run.advance(iteration < EXAGGERATED_ITERATIONS);
    }
    return run.map;
  }

  /** The joint probabilities p_ij of neighbours (equations 1 and 2). */
  private static float[][] affinities(Distances distances, double perplexity) {
    int points = distances.points();
    float[][] conditional =
        IntStream.range(0, points)
            .parallel()
            .mapToObj(i -> neighbours(distances, i, perplexity))
            .toArray(float[][]::new);
    for (int i = 0; i < points; i++) {
      for (int j = 0; j < i; j++) {
        float joint = (conditional[i][j] + conditional[j][i]) / (2 * points);
        conditional[i][j] = joint;
        conditional[j][i] = joint;
      }
    }
    return conditional;
  }

  /** The probabilities p_j|i, of a normal distribution as wide as the perplexity asks. */
  static float[] neighbours(Distances distances, int i, double perplexity) {
    double[] squared =
        IntStream.range(0, distances.points()).mapToDouble(j -> distances.squared(i, j)).toArray();
    double nearest =
        IntStream.range(0, squared.length)
            .filter(j -> j != i)
            .mapToDouble(j -> squared[j])
            .min()
            .orElse(0);
    double[] weights = new double[squared.length];
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1;
    for (int k = 0; k < BISECTIONS; k++) {
      if (entropy(squared, nearest, precision, i, weights) > Math.log(perplexity)) {
        low = precision;
        precision = high == Double.POSITIVE_INFINITY ? 2 * precision : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
    }
    float[] probabilities = new float[weights.length];
    for (int j = 0; j < weights.length; j++) {
      probabilities[j] = (float) weights[j];
    }
    return probabilities;
  }

  /** In nats; leaves the probabilities in {@code weights}. */
  private static double entropy(
      double[] squared, double nearest, double precision, int i, double[] weights) {
    double sum = 0;
    double mean = 0;
    for (int j = 0; j < squared.length; j++) {
      // Measured from the nearest, so that not all weights vanish.
      double distance = squared[j] - nearest;
      weights[j] = j == i ? 0 : Math.exp(-precision * distance);
      sum += weights[j];
      mean += weights[j] * distance;
    }
    for (int j = 0; j < weights.length; j++) {
      weights[j] /= sum;
    }
    return Math.log(sum) + precision * mean / sum;
  }

  /**
   * What all other points do to one.
   *
   * @param pullX towards its neighbours
   * @param pullY towards its neighbours
   * @param pushX away from all, still to be divided by the sum of all closenesses
   * @param pushY away from all, still to be divided by the sum of all closenesses
   * @param closeness the sum over all other points
   */
  private record Forces(double pullX, double pullY, double pushX, double pushY, double closeness) {}

  private Forces forces(int i) {
    float[] row = affinities[i];
    double x = map[i][0];
    double y = map[i][1];
    double pullX = 0;
    double pullY = 0;
    double pushX = 0;
    double pushY = 0;
    double closeness = 0;
    for (int j = 0; j < points; j++) {
      if (j != i) {
        double dx = x - map[j][0];
        double dy = y - map[j][1];
        double near = 1 / (1 + dx * dx + dy * dy);
        double pull = row[j] * near;
        pullX += pull * dx;
        pullY += pull * dy;
        pushX += near * near * dx;
        pushY += near * near * dy;
        closeness += near;
      }
    }
    return new Forces(pullX, pullY, pushX, pushY, closeness);
  }

  /** One step down the divergence's gradient (equation 5). */
  private void advance(boolean early) {
    Forces[] forces =
        IntStream.range(0, points).parallel().mapToObj(this::forces).toArray(Forces[]::new);
    double closeness = Arrays.stream(forces).mapToDouble(Forces::closeness).sum();
    double exaggeration = early ? EXAGGERATION : 1;
    double momentum = early ? EARLY_MOMENTUM : MOMENTUM;
    double rate = Math.max(LEAST_RATE, points / EXAGGERATION);
    double[] mean = new double[2];
    for (int i = 0; i < points; i++) {
      Forces at = forces[i];
      double x = 4 * (exaggeration * at.pullX - at.pushX / closeness);
      double y = 4 * (exaggeration * at.pullY - at.pushY / closeness);
      move(i, 0, x, momentum, rate);
      move(i, 1, y, momentum, rate);
      mean[0] += map[i][0] / points;
      mean[1] += map[i][1] / points;
    }
    for (double[] place : map) {
      place[0] -= mean[0];
      place[1] -= mean[1];
    }
  }

  /** Gains grow where the gradient keeps its sign (Jacobs 1988). */
  private void move(int i, int d, double gradient, double momentum, double rate) {
    boolean turned = gradient > 0 == steps[i][d] > 0;
    gains[i][d] = Math.max(LEAST_GAIN, turned ? 0.8 * gains[i][d] : gains[i][d] + 0.2);
    steps[i][d] = momentum * steps[i][d] - rate * gains[i][d] * gradient;
    map[i][d] += steps[i][d];
  }
}
