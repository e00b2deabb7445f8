package org.sdlgm.data;

import java.util.List;

/**
 * The labels that there are, as the training part has them.
 *
 * @param names of the C labels, in their order
 * @param largestBag the most labels that an observation has, counting a label as often as it occurs
 */
public record LabelSpace(List<String> names, int largestBag) {
  /**
   * Copies the names.
   *
   * @throws IllegalArgumentException if there is no name, or the largest bag is negative
   */
  public LabelSpace {
    names = List.copyOf(names);
    if (names.isEmpty() || largestBag < 0) {
      throw new IllegalArgumentException(
          names.size() + " labels, at most " + largestBag + " of them on an observation");
    }
  }

  /**
   * What is known of some labels.
   *
   * @param labels of the training part
   */
  public static LabelSpace of(Labels labels) {
    int largest = 0;
    for (int row = 0; row < labels.rows(); row++) {
      largest = Math.max(largest, labels.size(row));
    }
    return new LabelSpace(labels.names(), largest);
  }
}
