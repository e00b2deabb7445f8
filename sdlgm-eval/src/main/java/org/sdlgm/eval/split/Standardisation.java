package org.sdlgm.eval.split;

import java.util.Arrays;
import org.sdlgm.data.Observations;
import org.sdlgm.eval.statistics.ColumnVariances;

/** The mean and the (population) standard deviation of each column of some observations. */
final class Standardisation {
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
