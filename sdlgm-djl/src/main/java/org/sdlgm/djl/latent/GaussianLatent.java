package org.sdlgm.djl.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.sdlgm.component.MeanPosterior;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Noise;
import org.sdlgm.model.LocationScale;

/** z_k ~ N(m_k(x), s_k(x)^2) against N(0, 1): the latent of a variational autoencoder. */
public final class GaussianLatent extends RealLatent {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /**
   * @param options width, network
   * @param context where parameters are made
   */
  public GaussianLatent(Options options, DjlContext context) {
    super(LocationScale.GAUSSIAN, options, context);
  }

  @Override
  NDArray draw(Noise noise, NDManager manager, Shape shape) {
    return noise.normal(manager, shape);
  }

  @Override
  NDArray logDensity(NDArray standard) {
    return Constants.scaled(Constants.shifted(standard.mul(standard), LOG_TWO_PI), -0.5);
  }

  /** (s^2 + m^2 - 1) / 2 - log s (Kingma and Welling 2014, appendix B). */
  @Override
  NDArray divergence(NDArray locations, NDArray scales, NDArray logScales) {
    NDArray squares = scales.mul(scales).add(locations.mul(locations));
    return Constants.scaled(Constants.shifted(squares, -1), 0.5).sub(logScales);
  }

  @Override
  OnBackend posterior(NDArray observations, NDArray locations, NDArray logScales) {
    return new WithMean(observations, locations, logScales);
  }

  /** Its mean is m. */
  private final class WithMean extends OnBackend implements MeanPosterior<NDArray> {
    private final NDArray mean;

    WithMean(NDArray observations, NDArray locations, NDArray logScales) {
      super(observations, locations, logScales);
      this.mean = locations;
    }

    @Override
    public NDArray mean() {
      return mean;
    }
  }
}
