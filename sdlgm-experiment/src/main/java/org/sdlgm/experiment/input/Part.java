package org.sdlgm.experiment.input;

import java.util.Locale;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;

/** Which part of a dataset. */
public enum Part {
  /** What models are measured on. */
  TEST,
  /** What models are trained on. */
  TRAINING;

  /**
   * The part.
   *
   * @param dataset of this dataset
   */
  public DataPart of(Dataset dataset) {
    return this == TEST ? dataset.test() : dataset.training();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
