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
 * @param companions text files that belong to a model trained on this data, by file name: what was
 *     fitted on the training part and is needed to read new observations, such as the attributes'
 *     means; often empty
 * @param standardised whether columns have mean 0 and variance 1 over the training part, so that a
 *     cross-validation standardises them anew
 */
public record Dataset(
    String name,
    ObservationShape shape,
    DataPart training,
    DataPart test,
    Map<String, String> sums,
    Map<String, String> companions,
    boolean standardised) {
  /**
   * Copies the maps.
   *
   * @throws IllegalArgumentException if a part's width is not the shape's size
   */
  public Dataset {
    sums = Map.copyOf(sums);
    companions = Map.copyOf(companions);
    if (training.observations().width() != shape.size()
        || test.observations().width() != shape.size()) {
      throw new IllegalArgumentException("the parts' width is not the shape's " + shape.size());
    }
  }

  /**
   * Data as they are, not standardised, that a trained model needs nothing more of.
   *
   * @param name with what a reader of a result must know
   * @param shape what an observation looks like
   * @param training the training part
   * @param test the test part
   * @param sums of the files
   * @throws IllegalArgumentException if a part's width is not the shape's size
   */
  public Dataset(
      String name,
      ObservationShape shape,
      DataPart training,
      DataPart test,
      Map<String, String> sums) {
    this(name, shape, training, test, sums, Map.of(), false);
  }
}
