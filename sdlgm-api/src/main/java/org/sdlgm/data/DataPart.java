package org.sdlgm.data;

import java.util.Optional;

/**
 * A training or test part.
 *
 * @param observations the observations
 * @param labels their labels, if there are any
 */
public record DataPart(Observations observations, Optional<Labels> labels) {
  /**
   * @throws IllegalArgumentException if the labels are not as many as the observations
   */
  public DataPart {
    if (labels.isPresent() && labels.get().rows() != observations.count()) {
      throw new IllegalArgumentException(
          labels.get().rows() + " label rows for " + observations.count() + " observations");
    }
  }

  /** How many observations it has. */
  public int count() {
    return observations.count();
  }
}
