package org.sdlgm.metric;

import java.util.List;
import org.sdlgm.code.SparseCode;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.ObservationShape;
import org.sdlgm.model.LatentValues;
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

  /** The code of each observation, in order: the one that {@code encode} writes. */
  List<SparseCode> codes();

  /**
   * What is kept of each observation of a batch: the code that {@code encode} writes or, of a real
   * latent, where the posterior is centred.
   *
   * @param batch one of {@link #batches}
   * @return rows of K
   */
  default float[][] latents(Batch batch) {
    if (model().description().values() == LatentValues.REAL) {
      return batch.posterior().mode();
    }
    return codes().subList(batch.from(), batch.from() + batch.observations().length).stream()
        .map(SparseCode::toDense)
        .toArray(float[][]::new);
  }

  /**
   * Rows from..to of the part, with their posterior.
   *
   * @param from index of the first observation
   * @param observations rows of D
   * @param posterior q(z|x) of the rows
   */
  record Batch(int from, float[][] observations, Posterior posterior) {}
}
