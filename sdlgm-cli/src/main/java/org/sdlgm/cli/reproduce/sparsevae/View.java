package org.sdlgm.cli.reproduce.sparsevae;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.sdlgm.data.DataPart;
import org.sdlgm.model.LocationScale;
import org.sdlgm.model.TrainedModel;

/**
 * What a trained model makes of test observations, of its prior and of single values of z.
 *
 * @param family of its latent
 * @param codes of the first observations, where the posterior is centred: rows of K
 * @param reconstructions of the very first
 * @param samples E[x|z] at draws from the prior
 * @param traversals along the values of z that are furthest from 0, in the mean
 */
record View(
    LocationScale family,
    float[][] codes,
    float[][] reconstructions,
    float[][] samples,
    List<Traversal> traversals) {
  /** How many pictures stand side by side. */
  static final int SHOWN = 12;

  private static final int CODES = 1000;
  private static final int BATCH = 500;
  private static final int TRAVERSALS = 6;
  private static final double TAIL = 0.01;

  /**
   * E[x|z] along one value of z, the others being 0, where the prior is centred.
   *
   * @param index k
   * @param from the first value of z_k
   * @param to the last value of z_k
   * @param pictures from the first to the last
   */
  record Traversal(int index, double from, double to, float[][] pictures) {}

  /**
   * Looks at a model.
   *
   * @param model of a real latent
   * @param family of its latent
   * @param part its test data
   */
  static View of(TrainedModel model, LocationScale family, DataPart part) {
    float[][] codes = codes(model, part);
    return new View(
        family,
        codes,
        model.reconstruct(Arrays.copyOf(codes, Math.min(SHOWN, codes.length))),
        model.sample(SHOWN, 0),
        furthest(codes).limit(TRAVERSALS).mapToObj(k -> traversal(model, codes, k)).toList());
  }

  private static float[][] codes(TrainedModel model, DataPart part) {
    int count = Math.min(CODES, part.count());
    float[][] codes = new float[count][];
    for (int from = 0; from < count; from += BATCH) {
      int to = Math.min(count, from + BATCH);
      float[][] batch = model.posterior(part.observations().rows(from, to)).mode();
      System.arraycopy(batch, 0, codes, from, to - from);
    }
    return codes;
  }

  /** The indices of z by the mean of |z_k|, the largest first. */
  private static IntStream furthest(float[][] codes) {
    double[] sizes = new double[codes[0].length];
    for (float[] code : codes) {
      for (int k = 0; k < sizes.length; k++) {
        sizes[k] += Math.abs(code[k]);
      }
    }
    return IntStream.range(0, sizes.length)
        .boxed()
        .sorted((a, b) -> Double.compare(sizes[b], sizes[a]))
        .mapToInt(Integer::intValue);
  }

  private static Traversal traversal(TrainedModel model, float[][] codes, int index) {
    double[] sorted = IntStream.range(0, codes.length).mapToDouble(i -> codes[i][index]).toArray();
    Arrays.sort(sorted);
    int tail = (int) (TAIL * (sorted.length - 1));
    double from = sorted[tail];
    double to = sorted[sorted.length - 1 - tail];
    float[][] latents = new float[SHOWN][codes[0].length];
    for (int step = 0; step < SHOWN; step++) {
      latents[step][index] = (float) (from + (to - from) * step / (SHOWN - 1));
    }
    return new Traversal(index, from, to, model.reconstruct(latents));
  }
}
