package org.sdlgm.reproduce.sparsevae;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.RowRange;
import org.sdlgm.model.LocationScale;
import org.sdlgm.model.TrainedModel;

/**
 * What a trained model makes of test observations, of its prior and of single values of z.
 *
 * @param family of its latent
 * @param codes of the first observations, where the posterior is centred: rows of K
 * @param reconstructions of the very first
 * @param samples E[x|z] at draws from the prior
 * @param traversals along the values of z that vary most
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

  /** What the model is called. */
  String name() {
    return name(family);
  }

  /** What a model is called. */
  static String name(LocationScale family) {
    return switch (family) {
      case GAUSSIAN -> "VAE (Gaussian)";
      case CAUCHY -> "sparse VAE (Cauchy)";
    };
  }

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
        traversals(model, codes));
  }

  private static float[][] codes(TrainedModel model, DataPart part) {
    int count = Math.min(CODES, part.count());
    float[][] codes = new float[count][];
    for (RowRange range : RowRange.over(count, BATCH)) {
      range.put(model.posterior(range.of(part.observations())).mode(), codes);
    }
    return codes;
  }

  /** The values of z that vary most over the codes, first to last percentile. */
  private static List<Traversal> traversals(TrainedModel model, float[][] codes) {
    return IntStream.range(0, codes[0].length)
        .mapToObj(k -> Range.of(codes, k))
        .sorted(Comparator.comparingDouble(range -> range.from - range.to))
        .limit(TRAVERSALS)
        .map(range -> traversal(model, range, codes[0].length))
        .toList();
  }

  private static Traversal traversal(TrainedModel model, Range range, int width) {
    float[][] latents = new float[SHOWN][width];
    for (int step = 0; step < SHOWN; step++) {
      latents[step][range.index] =
          (float) (range.from + (range.to - range.from) * step / (SHOWN - 1));
    }
    return new Traversal(range.index, range.from, range.to, model.reconstruct(latents));
  }

  /** Where a value of z is in all codes but the outermost. */
  private record Range(int index, double from, double to) {
    static Range of(float[][] codes, int index) {
      double[] sorted = Arrays.stream(codes).mapToDouble(code -> code[index]).sorted().toArray();
      int tail = (int) (TAIL * (sorted.length - 1));
      return new Range(index, sorted[tail], sorted[sorted.length - 1 - tail]);
    }
  }
}
