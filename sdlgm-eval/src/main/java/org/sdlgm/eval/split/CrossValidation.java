package org.sdlgm.eval.split;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Dataset;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;

/**
 * k-fold cross-validation over a dataset's training part: each fold in turn is measured on, after a
 * training on all others. The test part has no share in it.
 *
 * <p>Folds are stratified by labels ({@link IterativeStratification}) where there are any, else
 * drawn. A training part that is standardised is standardised anew within each fold, by the mean
 * and deviation of the fold's own training observations, so that nothing of an observation that is
 * measured on has been seen before: standardising is affine, and twice is the same as once. What
 * was missing stays the mean of the whole training part.
 */
public final class CrossValidation {
  private final Dataset dataset;
  private final Folds folds;

  private CrossValidation(Dataset dataset, Folds folds) {
    this.dataset = dataset;
    this.folds = folds;
  }

  /**
   * Cross-validation of a dataset.
   *
   * @param dataset whose training part is dealt out
   * @param count k, from 2 to the number of training observations
   * @param seed of the choices that the labels leave open; the same seed gives the same folds
   * @throws org.sdlgm.error.ConfigurationException if k is out of range
   */
  public static CrossValidation of(Dataset dataset, int count, long seed) {
    DataPart training = dataset.training();
    Labels labels = training.labels().orElseGet(() -> unlabelled(training.count()));
    return new CrossValidation(dataset, IterativeStratification.folds(labels, count, seed));
  }

  /** Nobody has the one label, so that nothing but the folds' sizes is balanced. */
  private static Labels unlabelled(int rows) {
    return Labels.of(List.of("none"), new byte[rows]);
  }

  /** Which fold each observation of the training part is in. */
  public Folds folds() {
    return folds;
  }

  /**
   * The dataset of one fold: its training part is all other folds, its test part the fold.
   *
   * <p>It has no companions: they are of the whole training part, and no model of a fold is kept.
   *
   * @param fold in [0, k)
   */
  public Dataset fold(int fold) {
    DataPart training = SelectedRows.of(dataset.training(), folds.outside(fold));
    DataPart validation = SelectedRows.of(dataset.training(), folds.inside(fold));
    Optional<Standardisation> anew =
        dataset.standardised()
            ? Optional.of(Standardisation.of(training.observations()))
            : Optional.empty();
    return new Dataset(
        "%s, fold %d of %d".formatted(dataset.name(), fold + 1, folds.count()),
        dataset.shape(),
        standardise(training, anew),
        standardise(validation, anew),
        dataset.sums(),
        Map.of(),
        dataset.standardised());
  }

  private static DataPart standardise(DataPart part, Optional<Standardisation> anew) {
    Observations observations = part.observations();
    return new DataPart(anew.map(s -> s.apply(observations)).orElse(observations), part.labels());
  }
}
