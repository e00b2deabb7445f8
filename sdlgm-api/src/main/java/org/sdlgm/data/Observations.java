package org.sdlgm.data;

import java.util.Optional;

/** Observations by index. Reading is safe from several threads. */
public interface Observations {
  /** How many there are. */
  int count();

  /** D, the number of values of one. */
  int width();

  /**
   * Writes one observation.
   *
   * @param index in [0, count)
   * @param epoch which pass over the data this is, from 0: a dataset that draws anew for each pass
   *     (dynamic binarisation, augmentation) gives the same values for the same epoch
   * @param destination where to
   * @param offset index of the first value in destination
   */
  void read(int index, int epoch, float[] destination, int offset);

  /**
   * Where an observation is from, such as a file and a line in it, for those who have to correct
   * it; empty if it is from nowhere that a person could look it up.
   *
   * @param index in [0, count)
   */
  default Optional<String> origin(int index) {
    return Optional.empty();
  }

  /**
   * Observations from..to (exclusive) as rows, as they are in epoch 0.
   *
   * @param from first index
   * @param to one past the last index
   */
  default float[][] rows(int from, int to) {
    float[][] rows = new float[to - from][width()];
    for (int i = from; i < to; i++) {
      read(i, 0, rows[i - from], 0);
    }
    return rows;
  }
}
