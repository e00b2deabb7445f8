package org.sdlgm.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sdlgm.code.SparseCode;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.error.ConfigurationException;

/**
 * A trained generative model. Not safe for use by several threads at once.
 *
 * <p>Methods that take a batch run it as one: the caller chooses the batch's size, and so the
 * memory that it needs.
 */
public interface TrainedModel extends Model {
  @Override
  ModelDescription description();

  /**
   * q(z|x) of a batch.
   *
   * @param observations B rows of D
   * @throws org.sdlgm.error.DataException if a row has not D values, or one that is not finite or
   *     that the data cannot have: row and column
   */
  Posterior posterior(float[][] observations);

  /**
   * log p(x|z) of each row, in nats.
   *
   * @param observations B rows of D
   * @param latents B rows of K, hard or relaxed
   */
  double[] logLikelihood(float[][] observations, float[][] latents);

  /**
   * log p(z) of hard latents in nats; of real ones the density's.
   *
   * @param latents rows of K
   */
  double[] logPrior(float[][] latents);

  /**
   * E[x|z], the reconstruction.
   *
   * @param latents B rows of K, hard or relaxed
   * @return B rows of D
   */
  float[][] reconstruct(float[][] latents);

  /**
   * Draws latents from the prior p(z).
   *
   * @param count how many
   * @param seed the same seed gives the same draws
   * @return rows of K
   */
  float[][] samplePrior(int count, long seed);

  /**
   * p(z) feature by feature, where it knows more than how often each is in use: what a file of
   * codes is best coded with. Empty where features are independent of each other, or used several
   * times.
   */
  default Optional<FeaturePrior> featurePrior() {
    return Optional.empty();
  }

  /**
   * The best latents that a search finds: of each observation the z of the largest log p(x|z) + log
   * p(z) - λ ||z||, as far as the search looks, where λ is the price of a feature that the model
   * was trained by. Models whose latents cannot be searched for give the posterior's mode.
   *
   * @param observations B rows of D
   * @param search how hard to look, and what the codes may cost
   * @return B rows of K
   * @throws org.sdlgm.error.DataException as for {@link #posterior}
   * @throws org.sdlgm.error.ConfigurationException if codes are to be smaller or cheaper than the
   *     model's own, and its latents cannot be searched for
   */
  default float[][] search(float[][] observations, CodeSearch search) {
    if (search.hasBudget()) {
      throw new ConfigurationException(
          "the latent "
              + description().config().latent().name()
              + " cannot be searched for codes of fewer features or bits: use a model of the"
              + " latent subset or bernoulli");
    }
    return posterior(observations).mode();
  }

  /**
   * The code of each observation, the best one that the usual search finds.
   *
   * @param observations B rows of D
   * @throws IllegalArgumentException if the latent is of real numbers, which are no sparse code:
   *     its {@link #posterior}'s mode is what to keep
   */
  default List<SparseCode> encode(float[][] observations) {
    return codes(search(observations, CodeSearch.USUAL));
  }

  /**
   * E[x|z] of codes.
   *
   * @param codes B codes of width K
   * @return B rows of D
   * @throws IllegalArgumentException if a code has another width
   */
  default float[][] decode(List<SparseCode> codes) {
    return reconstruct(codes.stream().map(SparseCode::toDense).toArray(float[][]::new));
  }

  /**
   * A lower bound on log p(x) of each observation in nats: the {@code gated} bound at one hard
   * sample, which of a real latent is the evidence lower bound.
   *
   * @param observations B rows of D
   * @param seed of the hard sample
   */
  default double[] score(float[][] observations, long seed) {
    Posterior posterior = posterior(observations);
    double[] bound = logLikelihood(observations, posterior.sample(SamplingMode.HARD, seed));
    double[] divergence = posterior.divergence().gated();
    for (int i = 0; i < bound.length; i++) {
      bound[i] -= divergence[i];
    }
    return bound;
  }

  /**
   * New observations: E[x|z] at latents drawn from the prior.
   *
   * @param count how many
   * @param seed the same seed gives the same draws
   */
  default float[][] sample(int count, long seed) {
    return reconstruct(samplePrior(count, seed));
  }

  /**
   * Rows of counts as codes.
   *
   * @param latents hard latents
   */
  static List<SparseCode> codes(float[][] latents) {
    List<SparseCode> codes = new ArrayList<>(latents.length);
    Arrays.stream(latents).map(SparseCode::ofDense).forEach(codes::add);
    return codes;
  }
}
