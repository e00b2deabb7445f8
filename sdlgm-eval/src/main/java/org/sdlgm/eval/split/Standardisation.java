package org.sdlgm.eval.split;

import java.util.Arrays;
import org.sdlgm.data.Observations;
import org.sdlgm.eval.statistics.ColumnVariances;

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

  /** Fits the columns in one pass over at least one observation. */
  static Standardisation of(Observations observations) {
    ColumnVariances columns = new ColumnVariances(observations.width());
    float[] row = new float[observations.width()];
    for (int i = 0; i < observations.count(); i++) {
      observations.read(i, 0, row, 0);
      columns.add(row);
    }
    return new Standardisation(
        columns.means(), Arrays.stream(columns.values()).map(Math::sqrt).toArray());
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
