package org.sdlgm.experiment.output;

import org.sdlgm.model.LabelPrediction;

/** What a model says of observations, in lines of CSV. */
public interface PredictionTable {
  /** The first line. */
  String header();

  /**
   * Some lines.
   *
   * @param first how many rows were before
   * @param prediction of the rows
   */
  String rows(int first, LabelPrediction prediction);
}
