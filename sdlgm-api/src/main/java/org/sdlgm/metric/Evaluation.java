package org.sdlgm.metric;

import java.util.List;
import org.sdlgm.code.SparseCode;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/**
 * A model on a data part, and what several metrics need of it, made once.
 *
 * <p>Observations come in the batches that {@link #batches} names, so that memory stays bounded.
 */
public interface Evaluation {
  /** The model. */
  TrainedModel model();

  /** The observations and labels. */
  DataPart part();

  /** What an observation looks like. */
  ObservationShape shape();

  /** The seed of all draws. */
  long seed();

  /** The part in batches, in order. */
  List<Batch> batches();

  /** The most probable code of each observation, in order. */
  List<SparseCode> codes();

  /**
   * Rows from..to of the part, with their posterior.
   *
   * @param from index of the first observation
   * @param observations rows of D
   * @param posterior q(z|x) of the rows
   */
  record Batch(int from, float[][] observations, Posterior posterior) {}
}
