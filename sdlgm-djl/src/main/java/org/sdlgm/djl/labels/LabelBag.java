package org.sdlgm.djl.labels;

import ai.djl.ndarray.NDArray;
import org.sdlgm.component.Latent;
import org.sdlgm.component.LatentPosterior;
import org.sdlgm.config.ComponentConfig;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.latent.SparseLatent;
import org.sdlgm.djl.tensor.Constants;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.model.LabelPrediction;
import org.sdlgm.model.LogFactorials;

/**
 * q(y|x) of a bag of labels ([SDLGM] III-C): the SDLGM latent of eq. 7-10, with the observable
 * labels y in the place of z, and so a sparsity component times a feature component.
 */
final class LabelBag {
  private final SparseLatent latent;
  private final LogFactorials factorials;

  private LabelBag(SparseLatent latent) {
    this.latent = latent;
    this.factorials = new LogFactorials(Math.max(latent.maxFeatures(), Byte.MAX_VALUE));
  }

  /**
   * Makes the bag.
   *
   * @param maxFeatures L0; 0 for the size of the largest bag of the training part
   * @param sparsity how many labels
   * @param features which labels
   * @param context where parameters are made
   */
  static LabelBag of(
      int maxFeatures, ComponentConfig sparsity, ComponentConfig features, DjlContext context) {
    DjlContext.ModelSizes sizes = context.sizes();
    int slots = maxFeatures == 0 ? Math.max(1, sizes.maxFeatures()) : maxFeatures;
    return new LabelBag(
        SparseLatent.create(
            new SparseLatent.Options(sizes.latent(), slots, 0, 0, sparsity, features), context));
  }

  /** The bag as a latent: C wide, of at most L0 labels. */
  Latent<NDArray> latent() {
    return latent;
  }

  /**
   * log q(y|x) = log Binomial(|y|; L0, γ) + log Multinomial(y; |y|, π), (B,), in nats: what the
   * posterior says up to a constant, and log L0! - log (L0 - |y|)! - Σ log y_k!, the number of ways
   * in which the slots can hold y. Negative infinity where |y| is above L0.
   *
   * @param posterior q(y|x)
   * @param labels (B, C)
   */
  NDArray logProbability(LatentPosterior<NDArray> posterior, NDArray labels) {
    float[][] counts = Rows.fromArray(labels);
    double[] ways = new double[counts.length];
    for (int i = 0; i < ways.length; i++) {
      ways[i] = logWays(counts[i]);
    }
    return posterior.logProbability(labels).add(Constants.vector(labels.getManager(), ways));
  }

  private double logWays(float[] counts) {
    int size = 0;
    double repeated = 0;
    for (float count : counts) {
      size += (int) count;
      repeated += factorials.of((int) count);
    }
    int slots = latent.maxFeatures();
    return size > slots
        ? Double.NEGATIVE_INFINITY
        : factorials.of(slots) - factorials.of(slots - size) - repeated;
  }

  /** What the posterior says of the labels, in plain arrays. */
  LabelPrediction predict(LatentPosterior<NDArray> posterior) {
    float[][] gates = Rows.fromArray(posterior.parameters().get("gates"));
    double[] gateLogits = new double[gates.length];
    for (int i = 0; i < gates.length; i++) {
      gateLogits[i] = (double) gates[i][1] - gates[i][0];
    }
    return LabelPrediction.ofBags(
        gateLogits, Rows.fromArray(posterior.parameters().get("features")), latent.maxFeatures());
  }
}
