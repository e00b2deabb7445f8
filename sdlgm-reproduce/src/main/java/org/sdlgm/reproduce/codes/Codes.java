package org.sdlgm.reproduce.codes;

import org.sdlgm.config.SamplingMode;
import org.sdlgm.data.RowRange;
import org.sdlgm.model.CodeSearch;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/**
 * The codes of images by one model: rows of K.
 *
 * @param relaxed a relaxed sample of each image, what training saw
 * @param drawn a hard sample of each image: counts
 * @param stored the code that {@code encode} writes of each image: counts
 * @param gateLogits of each image; empty if the latent has no sparsity component
 */
record Codes(float[][] relaxed, float[][] drawn, float[][] stored, double[] gateLogits) {
  private static final int BATCH = 100;

  /** The codes of images, one per row; a seed draws the samples. */
  static Codes of(TrainedModel model, float[][] images, long seed) {
    float[][] relaxed = new float[images.length][];
    float[][] drawn = new float[images.length][];
    float[][] stored = new float[images.length][];
    double[] logits = new double[images.length];
    boolean gated = true;
    for (RowRange range : RowRange.over(images.length, BATCH)) {
      float[][] rows = range.of(images);
      Posterior posterior = model.posterior(rows);
      range.put(posterior.sample(SamplingMode.RELAXED, seed + range.from()), relaxed);
      range.put(posterior.sample(SamplingMode.HARD, seed + range.from()), drawn);
      range.put(model.search(rows, CodeSearch.USUAL), stored);
      double[] own = posterior.gateLogits();
      gated = own.length == range.size();
      System.arraycopy(own, 0, logits, range.from(), own.length);
    }
    return new Codes(relaxed, drawn, stored, gated ? logits : new double[0]);
  }
}
