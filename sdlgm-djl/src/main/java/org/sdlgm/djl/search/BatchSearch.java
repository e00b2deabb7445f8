package org.sdlgm.djl.search;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.sdlgm.component.SearchableLatent;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.ParameterSet.Linearization;
import org.sdlgm.djl.tensor.FloatMemory;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.model.CodeSearch;

/**
 * Looks for the codes of a batch that maximise log p(x|z) + log p(z) less what their features cost:
 * see {@link CodeSearch}. Whether or not gradients are being recorded, the search leaves no trace
 * in them.
 */
public final class BatchSearch {
  /** What a change must gain, in nats, so that rounding does not make a search go in circles. */
  private static final double LEAST_GAIN = 1e-4;

  private final BinaryOperator<NDArray> logLikelihood;
  private final DjlContext context;
  private final SearchableLatent<NDArray> latent;
  private final CodeSearch search;
  private final int mostFeatures;
  private final float[] prices;
  private final Budget budget;

  /**
   * @param logLikelihood log p(x|z), (B,), of observations (B, D) and latents (B, K)
   * @param latent z
   * @param context the model's
   * @param search how hard to look
   * @param prices what a feature in use costs, K values in nats
   */
  public BatchSearch(
      BinaryOperator<NDArray> logLikelihood,
      SearchableLatent<NDArray> latent,
      DjlContext context,
      CodeSearch search,
      float[] prices) {
    this.logLikelihood = logLikelihood;
    this.context = context;
    this.latent = latent;
    this.search = search;
    this.budget = new Budget(search.mostBits());
    this.mostFeatures = Math.min(latent.maxFeatures(), search.atMost());
    this.prices = prices;
  }

  /**
   * The best codes found.
   *
   * @param observations (B, D)
   * @param logits of the posterior, B rows of K: the search begins at the mode
   * @return B rows of K bits
   */
  public float[][] from(NDArray observations, float[][] logits) {
    List<Candidate> codes = new ArrayList<>();
    for (int row = 0; row < logits.length; row++) {
      codes.add(Candidate.mode(row, logits[row], mostFeatures));
    }
    evaluate(observations, codes);
    long tries = (long) search.rounds() * search.candidates();
    return AllCodes.areFew(latent.width(), mostFeatures, tries)
        ? amongAll(observations, codes)
        : stepwise(observations, codes);
  }

  /** The best of all codes, where they are no more than a search would try. */
  private float[][] amongAll(NDArray observations, List<Candidate> codes) {
    List<Candidate> best = codes;
    for (float[] bits : AllCodes.of(latent.width(), mostFeatures)) {
      List<Candidate> tried = best.stream().map(code -> code.with(bits)).toList();
      evaluate(observations, tried);
      List<Candidate> better = new ArrayList<>();
      for (int i = 0; i < tried.size(); i++) {
        better.add(budget.better(best.get(i), tried.get(i), LEAST_GAIN));
      }
      best = better;
    }
    return best.stream().map(Candidate::bits).toArray(float[][]::new);
  }

  private float[][] stepwise(NDArray observations, List<Candidate> codes) {
    List<Candidate> open = codes;
    float[][] best = new float[codes.size()][];
    for (int round = 0; round < search.rounds() && !open.isEmpty(); round++) {
      open.forEach(code -> best[code.row()] = code.bits());
      open = step(observations, open);
    }
    open.forEach(code -> best[code.row()] = code.bits());
    return best;
  }

  /** The codes that one round improved. */
  private List<Candidate> step(NDArray observations, List<Candidate> codes) {
    float[][] slopes = slopes(observations, codes);
    List<Candidate> tried = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      tried.addAll(codes.get(i).changes(less(slopes[i]), search.candidates(), mostFeatures));
    }
    if (tried.isEmpty()) {
      return List.of();
    }
    evaluate(observations, tried);
    List<Candidate> improved = new ArrayList<>();
    int at = 0;
    for (Candidate code : codes) {
      Candidate best = code;
      for (; at < tried.size() && tried.get(at).row() == code.row(); at++) {
        best = budget.better(best, tried.get(at), LEAST_GAIN);
      }
      if (best != code) {
        improved.add(best);
      }
    }
    return improved;
  }

  /** A slope of log p(x, z), less the prices. */
  private float[] less(float[] slope) {
    for (int k = 0; k < slope.length; k++) {
      slope[k] -= prices[k];
    }
    return slope;
  }

  /** The slope of log p(x, z) by z, a row for each code. */
  private float[][] slopes(NDArray observations, List<Candidate> codes) {
    NDArray x = observationsOf(observations, codes);
    Linearization line =
        context.linearized(
            z -> logLikelihood.apply(x, z).add(latent.logProbability(z)), bitsOf(codes));
    return Rows.fromArray(line.slope());
  }

  private void evaluate(NDArray observations, List<Candidate> codes) {
    NDArray z = bitsOf(codes);
    NDArray x = observationsOf(observations, codes);
    float[] likelihoods = context.unrecorded(() -> logLikelihood.apply(x, z).toFloatArray());
    float[] priors = context.unrecorded(() -> latent.logProbability(z).toFloatArray());
    for (int i = 0; i < codes.size(); i++) {
      codes.get(i).evaluated(likelihoods[i], priors[i], prices);
    }
  }

  private NDArray bitsOf(List<Candidate> codes) {
    int width = latent.width();
    ByteBuffer memory = FloatMemory.allocate(Math.multiplyExact(codes.size(), width));
    FloatBuffer floats = memory.asFloatBuffer();
    codes.forEach(code -> floats.put(code.bits()));
    return Rows.owned(context.manager(), memory, new Shape(codes.size(), width));
  }

  /** Each code's observation. */
  private static NDArray observationsOf(NDArray observations, List<Candidate> codes) {
    int[] rows = codes.stream().mapToInt(Candidate::row).toArray();
    boolean isWhole = rows.length == observations.getShape().get(0);
    for (int i = 0; isWhole && i < rows.length; i++) {
      isWhole = rows[i] == i;
    }
    return isWhole ? observations : observations.get(observations.getManager().create(rows));
  }
}
