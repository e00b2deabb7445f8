package org.sdlgm.component;

/**
 * p(x|z), given the decoder's output.
 *
 * @param <T> the backend's tensor type
 */
public interface Likelihood<T> {
  /**
   * How many numbers the decoder must put out for observations of D dimensions.
   *
   * @param observationSize D
   */
  int parameterCount(int observationSize);

  /**
   * log p(x|z) summed over the D dimensions, (B,), in nats.
   *
   * @param observations (B, D)
   * @param parameters (B, P), as the decoder gives them
   */
  T logProbability(T observations, T parameters);

  /**
   * E[x|z], (B, D): the reconstruction.
   *
   * @param parameters (B, P)
   */
  T mean(T parameters);

  /**
   * Parameters whose mean is as near to the given one as the likelihood allows: where a decoder's
   * output may start from.
   *
   * @param mean E[x], D values
   * @return P values
   */
  float[] parametersFor(float[] mean);
}
