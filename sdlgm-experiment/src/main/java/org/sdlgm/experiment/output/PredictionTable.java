package org.sdlgm.experiment.output;

import org.sdlgm.model.LabelPrediction;
import org.sdlgm.storage.FileKind;

/** What a model says of observations, in lines of CSV. */
public interface PredictionTable {
  /** What such a table is known by. */
  FileKind KIND =
      FileKind.firstLine("a table of predictions", "(row,labels|observation,number)(,.*)?");

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
