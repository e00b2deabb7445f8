package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.sdlgm.component.Latent;
import org.sdlgm.config.SamplingMode;

/** A latent whose posterior may be cut off from its encoder, where that is faster. */
public interface CuttableLatent extends Latent<NDArray> {
  /**
   * q(z|x), cut for one draw by a gradient estimator, if that is possible here.
   *
   * @param observations (B, D)
   * @param mode how the estimator draws
   */
  Optional<CutPosterior> inferCut(NDArray observations, SamplingMode mode);
}
