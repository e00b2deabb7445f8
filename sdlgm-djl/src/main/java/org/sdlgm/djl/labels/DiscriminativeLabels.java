package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.sdlgm.component.BoundEstimator;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.config.Require;
import org.sdlgm.config.Setting;
import org.sdlgm.djl.context.DjlContext;

/**
 * SDLGM-Dis ([SDLGM] III-C): the encoder alone, by the exact likelihood of the observed bag.
 *
 * <p>It minimises -log q(y|x) = -log Binomial(|y|; L0, γ(x)) - log Multinomial(y; |y|, π(x)), for
 * labels that are there or not, and for counts alike. There is nothing to sample, so neither {@code
 * training.estimator} nor a temperature has a part in it.
 */
public final class DiscriminativeLabels extends BagLabels {
  /** The options. */
  public record Options(
      @Setting(
              value =
                  "L0, the most labels of an observation; 0 for the largest number in "
                      + "the training part",
              from = 0,
              to = 1 << 16)
          int maxFeatures,
      @Setting("how many labels") ComponentConfig sparsity,
      @Setting("which labels") ComponentConfig features) {
    /** One hidden layer each, with dropout: for tables of a few hundred rows. */
    public static final Options DEFAULTS =
        new Options(0, LabelDefaults.SPARSITY, LabelDefaults.FEATURES);

    /**
     * @throws org.sdlgm.error.ConfigurationException if a value is missing or out of range
     */
    public Options {
      Require.settings(Options.class, maxFeatures, sparsity, features);
    }
  }

  /**
   * @param options L0 and components
   * @param context where parameters are made
   */
  public DiscriminativeLabels(Options options, DjlContext context) {
    super(LabelBag.of(options.maxFeatures(), options.sparsity(), options.features(), context));
  }

  @Override
  public Loss<NDArray> loss(
      NDArray observations, NDArray labels, BoundEstimator<NDArray> estimator) {
    LatentPosterior<NDArray> posterior = bag().latent().infer(observations);
    return Loss.of(
        bag().logProbability(posterior, labels).neg(), Optional.of(posterior.expectedCount()));
  }
}
