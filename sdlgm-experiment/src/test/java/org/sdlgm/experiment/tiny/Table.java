package org.sdlgm.experiment.tiny;

import java.util.Arrays;

/** This backend's tensor: rows of numbers. A vector is one number a row. */
record Table(double[][] rows) {
  static Table zeros(int count, int width) {
    return new Table(new double[count][width]);
  }

  static Table of(float[][] rows) {
    double[][] wide = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      wide[i] = new double[rows[i].length];
      for (int j = 0; j < rows[i].length; j++) {
        wide[i][j] = rows[i][j];
      }
    }
    return new Table(wide);
  }

  float[][] floats() {
    float[][] narrow = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      narrow[i] = new float[rows[i].length];
      for (int j = 0; j < rows[i].length; j++) {
        narrow[i][j] = (float) rows[i][j];
      }
    }
    return narrow;
  }

  /** The numbers, row by row. */
  double[] flat() {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }
}
