package org.sdlgm.eval.split;

import java.util.Map;
import java.util.stream.IntStream;
import org.sdlgm.config.EvaluationConfig;
import org.sdlgm.config.Require;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;

/**
 * The last observations of a training part in the place of the test part: to choose settings by.
 */
public final class HeldOut {
  private HeldOut() {}

  /**
   * A dataset as a run is to see it: as it is, unless the run holds out a validation part. Columns
   * stay as the whole training part standardised them.
   *
   * @param dataset as it was read
   * @param evaluation how many observations are held out
   * @throws org.sdlgm.error.ConfigurationException if no observation is left to train on
   */
  public static Dataset of(Dataset dataset, EvaluationConfig evaluation) {
    int count = evaluation.validation();
    if (count == 0) {
      return dataset;
    }
    DataPart all = dataset.training();
    Require.inRange("evaluation.validation", count, 1, all.count() - 1);
    int first = all.count() - count;
    return new Dataset(
        "%s, last %d of the training part held out".formatted(dataset.name(), count),
        dataset.shape(),
        SelectedRows.first(all, first),
        SelectedRows.of(all, IntStream.range(first, all.count()).toArray()),
        dataset.sums(),
        Map.of(),
        dataset.standardised());
  }
}
