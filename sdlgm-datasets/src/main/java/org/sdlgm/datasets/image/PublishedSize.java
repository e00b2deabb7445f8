package org.sdlgm.datasets.image;

import java.util.ArrayList;
import java.util.List;
import org.sdlgm.data.DataPart;
import org.sdlgm.error.ConfigurationException;

/**
 * How many observations a dataset has as it was published.
 *
 * @param training in its training part
 * @param test in its test part
 */
record PublishedSize(int training, int test) {
  /**
   * How many observations of a part to use.
   *
   * @param option the name of the option that limits it
   * @param requested the option's value; 0 is all
   * @param available how many the files have
   * @throws ConfigurationException if there are not so many
   */
  static int take(String option, int requested, int available) {
    if (requested > available) {
      throw new ConfigurationException(
          option + " is " + requested + ", but there are " + available + "; 0 takes them all");
    }
    return requested == 0 ? available : requested;
  }

  /**
   * A dataset's name with what a reader of a result must know: the remarks, and how many
   * observations there are if that is not the published number.
   *
   * @param title of the whole dataset
   * @param remarks such as the binarisation
   * @param trainingPart as it was read
   * @param testPart as it was read
   */
  String name(String title, List<String> remarks, DataPart trainingPart, DataPart testPart) {
    List<String> all = new ArrayList<>(remarks);
    if (trainingPart.count() != training || testPart.count() != test) {
      all.add(trainingPart.count() + " training and " + testPart.count() + " test observations");
    }
    return all.isEmpty() ? title : title + " (" + String.join(", ", all) + ")";
  }
}
