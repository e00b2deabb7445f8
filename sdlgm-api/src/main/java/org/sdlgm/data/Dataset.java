package org.sdlgm.data;

import java.util.Map;

/**
 * Data to train and test on.
 *
 * @param name with what a reader of a result must know, such as {@code mnist (static)}
 * @param shape what an observation looks like
 * @param training the training part
 * @param test the test part
 * @param sums hexadecimal SHA-256 of each file's uncompressed content, by file name; empty if
 *     generated
 */
public record Dataset(
    String name,
    ObservationShape shape,
    DataPart training,
    DataPart test,
    Map<String, String> sums) {
  /**
   * Copies the sums.
   *
   * @throws IllegalArgumentException if a part's width is not the shape's size
   */
  public Dataset {
    sums = Map.copyOf(sums);
    if (training.observations().width() != shape.size()
        || test.observations().width() != shape.size()) {
      throw new IllegalArgumentException("the parts' width is not the shape's " + shape.size());
    }
  }
}
