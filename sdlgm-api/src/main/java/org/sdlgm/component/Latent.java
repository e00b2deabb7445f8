package org.sdlgm.component;

import java.util.Optional;
import org.sdlgm.model.FeaturePrior;
import org.sdlgm.model.LatentValues;
import org.sdlgm.model.Posterior;

/**
 * The latent variable z: its encoder, posterior and prior.
 *
 * @param <T> the backend's tensor type
 */
public interface Latent<T> {
  /** The width of z: K. */
  int width();

  /** L0, the most features that a hard z may use; {@link #width} if there is no bound. */
  int maxFeatures();

  /** What the values of z are. */
  default LatentValues values() {
    return LatentValues.COUNTS;
  }

  /**
   * q(z|x) for a batch.
   *
   * @param observations (B, D)
   */
  LatentPosterior<T> infer(T observations);

  /**
   * The same posterior in plain arrays, independent of the backend's memory.
   *
   * @param posterior as {@link #infer} gave it
   */
  Posterior describe(LatentPosterior<T> posterior);

  /**
   * What a decoder is given of z, (B, K): z itself, unless its tails are too heavy for a decoder.
   *
   * @param latents (B, K)
   */
  default T decoderInput(T latents) {
    return latents;
  }

  /**
   * log p(z) per latent, in nats, of hard latents: of real ones the density's.
   *
   * @param latents rows of K values
   * @return one value a row; negative infinity where the prior cannot give z
   */
  double[] logPrior(float[][] latents);

  /** How a training steers the number of features in use, if it does. */
  default Optional<FeatureSteering> steering() {
    return Optional.empty();
  }

  /**
   * p(z) feature by feature, where it knows more than how often each is in use; empty where
   * features are independent of each other, or used several times.
   */
  default Optional<FeaturePrior> featurePrior() {
    return Optional.empty();
  }

  /**
   * Draws from the prior p(z).
   *
   * @param count how many
   * @param seed the same seed gives the same draws
   * @return {@code count} rows of K
   */
  float[][] samplePrior(int count, long seed);
}
