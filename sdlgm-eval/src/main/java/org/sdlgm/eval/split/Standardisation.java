package org.sdlgm.eval.split;

import java.util.Arrays;
import org.sdlgm.data.Observations;

/** The mean and the (population) standard deviation of each column of some observations. */
final class Standardisation {
  /** What single precision leaves of a mean of 0 and a variance of 1. */
  private static final double TOLERANCE = 1e-3;

  private final double[] means;
  private final double[] deviations;

  private Standardisation(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /** Fits the columns in one pass: B. P. Welford, Technometrics 4, 1962. */
  static Standardisation of(Observations observations) {
    double[] means = new double[observations.width()];
    double[] squares = new double[observations.width()];
    float[] row = new float[observations.width()];
    for (int i = 0; i < observations.count(); i++) {
      observations.read(i, 0, row, 0);
      for (int d = 0; d < row.length; d++) {
        double step = row[d] - means[d];
        means[d] += step / (i + 1);
        squares[d] += step * (row[d] - means[d]);
      }
    }
    double count = Math.max(1, observations.count());
    return new Standardisation(
        means, Arrays.stream(squares).map(s -> Math.sqrt(s / count)).toArray());
  }

  /** Whether each column has mean 0 and variance 1, or is 0 throughout. */
  static boolean isStandardised(Observations observations) {
    Standardisation fit = of(observations);
    boolean any = false;
    for (int d = 0; d < fit.means.length; d++) {
      boolean unit = Math.abs(fit.deviations[d] - 1) < TOLERANCE;
      if (Math.abs(fit.means[d]) > TOLERANCE || !(unit || fit.deviations[d] == 0)) {
        return false;
      }
      any |= unit;
    }
    return any;
  }

  /** Other observations by the same means and deviations; a column that is constant here is 0. */
  Observations apply(Observations others) {
    return new Observations() {
      @Override
      public int count() {
        return others.count();
      }

      @Override
      public int width() {
        return others.width();
      }

      @Override
      public void read(int index, int epoch, float[] destination, int offset) {
        others.read(index, epoch, destination, offset);
        for (int d = 0; d < means.length; d++) {
          double centred = destination[offset + d] - means[d];
          destination[offset + d] = deviations[d] == 0 ? 0 : (float) (centred / deviations[d]);
        }
      }
    };
  }
}
