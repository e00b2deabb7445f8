package org.sdlgm.cli.reproduce.codes;

import java.util.Arrays;
import org.sdlgm.component.SamplingMode;
import org.sdlgm.model.Posterior;
import org.sdlgm.model.TrainedModel;

/**
 * The codes of images by one model: rows of K.
 *
 * @param relaxed a relaxed sample of each image, what training saw
 * @param drawn a hard sample of each image: counts
 * @param stored the most probable code of each image: counts
 * @param gateLogits of each image; empty if the latent has no sparsity component
 */
public record Codes(float[][] relaxed, float[][] drawn, float[][] stored, double[] gateLogits) {
  private static final int BATCH = 100;

  /**
   * Codes images.
   *
   * @param model the model
   * @param images one per row
   * @param seed of the samples
   */
  public static Codes of(TrainedModel model, float[][] images, long seed) {
    float[][] relaxed = new float[images.length][];
    float[][] drawn = new float[images.length][];
    float[][] stored = new float[images.length][];
    double[] logits = new double[images.length];
    boolean gated = true;
    for (int from = 0; from < images.length; from += BATCH) {
      int count = Math.min(BATCH, images.length - from);
      Posterior posterior = model.posterior(Arrays.copyOfRange(images, from, from + count));
      copy(posterior.sample(SamplingMode.RELAXED, seed + from), relaxed, from);
      copy(posterior.sample(SamplingMode.HARD, seed + from), drawn, from);
      copy(posterior.mode(), stored, from);
      double[] own = posterior.gateLogits();
      gated = own.length == count;
      System.arraycopy(own, 0, logits, from, own.length);
    }
    return new Codes(relaxed, drawn, stored, gated ? logits : new double[0]);
  }

  private static void copy(float[][] rows, float[][] all, int from) {
    System.arraycopy(rows, 0, all, from, rows.length);
  }
}
