package org.sdlgm.djl.latent;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;
import org.sdlgm.config.SamplingMode;
import org.sdlgm.djl.tensor.Gumbels;

/**
 * Draws z = Σ_j w_j f_j of Bernoulli gates and categorical features ([SDLGM] eq. 1-3, 9-10), and
 * takes a gradient with respect to z back to the logits and temperatures.
 *
 * <p>It does what the components' samples on NDArrays do, from the same noise, without their arrays
 * (B, L0, K) of noise, exponentials and gradients: a row of K stays in a core's nearest cache while
 * all is done to it. Every observation is computed by itself, so that results do not depend on the
 * number of threads.
 */
final class BagSampler {
  /** Features are kept for the backward pass up to this many numbers, and else made again. */
  private static final long MOST_KEPT = 1L << 22;

  /**
   * What to draw.
   *
   * @param mode how; hard samples have no way back
   * @param first which observation of the noise is the first here
   * @param gateKey of the gates' noise
   * @param featureKey of the features' noise
   * @param gateTemperature τ_w
   * @param featureTemperature τ_f
   */
  record Draw(
      SamplingMode mode,
      long first,
      long gateKey,
      long featureKey,
      double gateTemperature,
      double featureTemperature) {
    private float inverseFeatureTemperature() {
      return (float) (1 / featureTemperature);
    }
  }

  /**
   * A gradient with respect to the temperatures.
   *
   * @param gate by τ_w
   * @param feature by τ_f
   */
  record TemperatureGradient(double gate, double feature) {}

  /** What one observation's way back needs. */
  private final class Bag {
    private final double[] noisyGates = new double[slots];
    private final double[] gates = new double[slots];

    /** What z counts each slot by: the gate, or its step. */
    private final float[] weights = new float[slots];

    private final int[] largest = new int[slots];

    /** Rows (L0, K) of exponentials, if kept; times its scale, a row is a relaxed feature. */
    private float[][] features = {};

    private final float[] scales = new float[slots];

    /** ∂z/∂τ_f. */
    private final float[] latentSlope = new float[width];

    private double gateSlope;
    private double featureSlope;
  }

  /** What a thread works with. */
  private final class Scratch {
    private final Bag bag = new Bag();
    private final Gumbels gumbels = new Gumbels(Math.max(width, 2 * slots));
    private final float[] gateNoise = new float[2 * slots];
    private final float[] logits = new float[width];
    private final float[] noisy = new float[width];
    private final float[] latent = new float[width];
    private final float[] byLatent = new float[width];
    private final float[] byLogit = new float[width];
    private final float[] row = new float[width];
  }

  private final int slots;
  private final int width;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);
  private Bag[] bags = {};
  private boolean kept;

  /**
   * @param slots L0
   * @param width K
   */
  BagSampler(int slots, int width) {
    this.slots = slots;
    this.width = width;
  }

  /**
   * Draws a batch that no gradient is taken back from.
   *
   * @param draw what to draw
   * @param gates logits (B, 2)
   * @param logFeatures (B, K)
   * @param latents gets z, (B, K)
   */
  void sample(Draw draw, FloatBuffer gates, FloatBuffer logFeatures, FloatBuffer latents) {
    each(
        gates.capacity() / 2, (i, own) -> draw(draw, i, own.bag, own, gates, logFeatures, latents));
  }

  /**
   * Draws a batch, and keeps what its way back needs.
   *
   * @param draw what to draw: not hard
   * @param gates logits (B, 2)
   * @param logFeatures (B, K)
   * @param latents gets z, (B, K)
   */
  void forward(Draw draw, FloatBuffer gates, FloatBuffer logFeatures, FloatBuffer latents) {
    int count = gates.capacity() / 2;
    kept = (long) count * slots * width <= MOST_KEPT;
    int known = bags.length;
    if (known < count) {
      bags = Arrays.copyOf(bags, count);
      Arrays.setAll(bags, i -> i < known ? bags[i] : new Bag());
    }
    each(count, (i, own) -> draw(draw, i, bags[i], own, gates, logFeatures, latents));
  }

  /** One observation's work. */
  private interface Work {
    void on(int observation, BagSampler.Scratch own);
  }

  /** In parallel within a pool, whose threads are there for that, and else on this thread. */
  private void each(int count, Work work) {
    IntStream observations = IntStream.range(0, count);
    (ForkJoinTask.inForkJoinPool() ? observations.parallel() : observations)
        .forEach(i -> work.on(i, scratch.get()));
  }

  private void draw(
      Draw draw,
      int i,
      Bag bag,
      Scratch own,
      FloatBuffer gates,
      FloatBuffer logFeatures,
      FloatBuffer latents) {
    drawGates(draw, i, bag, own, gates);
    logFeatures.get(i * width, own.logits);
    if (draw.mode == SamplingMode.HARD) {
      countFeatures(draw, i, bag, own);
    } else {
      drawFeatures(draw, i, bag, own);
    }
    latents.put(i * width, own.latent);
  }

  /** w = sigmoid((logit + logistic noise) / τ_w). */
  private void drawGates(Draw draw, int i, Bag bag, Scratch own, FloatBuffer gates) {
    double logit = (double) gates.get(2 * i + 1) - gates.get(2 * i);
    own.gumbels.row(draw.gateKey, draw.first + i, 2 * slots, own.gateNoise);
    for (int j = 0; j < slots; j++) {
      double noisy = logit + own.gateNoise[2 * j] - own.gateNoise[2 * j + 1];
      bag.noisyGates[j] = noisy;
      bag.gates[j] = 1 / (1 + Math.exp(-noisy / draw.gateTemperature));
      float step = noisy > 0 ? 1 : 0;
      bag.weights[j] = draw.mode == SamplingMode.RELAXED ? (float) bag.gates[j] : step;
    }
  }

  /** The feature of log π + Gumbel noise that is the largest, counted in z if its gate is open. */
  private void countFeatures(Draw draw, int i, Bag bag, Scratch own) {
    Arrays.fill(own.latent, 0);
    for (int j = 0; j < slots; j++) {
      if (bag.weights[j] > 0) {
        own.latent[drawLogits(draw, i, j, own)] += bag.weights[j];
      }
    }
  }

  /** Leaves log π + Gumbel noise in scratch, and gives the index of the largest. */
  private int drawLogits(Draw draw, int i, int slot, Scratch own) {
    own.gumbels.row(draw.featureKey, (draw.first + i) * slots + slot, width, own.noisy);
    return RowMath.addAndFindLargest(own.noisy, own.logits);
  }

  /** f = softmax((log π + Gumbel noise) / τ_f) and, with the gates, z and its slope by τ_f. */
  private void drawFeatures(Draw draw, int i, Bag bag, Scratch own) {
    Arrays.fill(own.latent, 0);
    Arrays.fill(bag.latentSlope, 0);
    if (kept && bag.features.length == 0) {
      bag.features = new float[slots][width];
    }
    float inverse = draw.inverseFeatureTemperature();
    for (int j = 0; j < slots; j++) {
      float[] row = row(bag, own, j);
      int largest = drawRow(draw, i, j, own, row);
      float scale = 1 / RowMath.sum(row);
      float weight = bag.weights[j];
      if (draw.mode == SamplingMode.RELAXED) {
        RowMath.addScaled(own.latent, row, weight * scale);
      } else {
        own.latent[largest] += weight;
      }
      float mean = RowMath.dot(row, own.noisy) * scale;
      RowMath.addCentred(
          bag.latentSlope, row, own.noisy, mean, -weight * scale * inverse * inverse);
      bag.largest[j] = largest;
      bag.scales[j] = scale;
    }
  }

  /** Where a slot's exponentials are: kept, or in a row for all slots. */
  private float[] row(Bag bag, Scratch own, int slot) {
    return kept ? bag.features[slot] : own.row;
  }

  /** A slot's exponentials, and the index of the largest. */
  private int drawRow(Draw draw, int i, int slot, Scratch own, float[] row) {
    int largest = drawLogits(draw, i, slot, own);
    RowMath.exponentials(own.noisy, own.noisy[largest], draw.inverseFeatureTemperature(), row);
    return largest;
  }

  /**
   * Takes a gradient back from z, of the batch that was drawn last.
   *
   * @param draw what was drawn
   * @param logFeatures (B, K), as they were
   * @param byLatents gradient with respect to z, (B, K)
   * @param byGates that with respect to the gates' logits is added to it, (B, 2)
   * @param byLogFeatures that with respect to log π is added to it, (B, K)
   */
  TemperatureGradient backward(
      Draw draw,
      FloatBuffer logFeatures,
      FloatBuffer byLatents,
      FloatBuffer byGates,
      FloatBuffer byLogFeatures) {
    int count = byGates.capacity() / 2;
    each(
        count,
        (i, own) -> {
          logFeatures.get(i * width, own.logits);
          byLogFeatures.get(i * width, own.byLogit);
          float byGate = (float) backward(draw, i, own, byLatents);
          byGates.put(2 * i, byGates.get(2 * i) - byGate);
          byGates.put(2 * i + 1, byGates.get(2 * i + 1) + byGate);
          byLogFeatures.put(i * width, own.byLogit);
        });
    double gate = 0;
    double feature = 0;
    for (int i = 0; i < count; i++) {
      gate += bags[i].gateSlope;
      feature += bags[i].featureSlope;
    }
    return new TemperatureGradient(gate, feature);
  }

  /**
   * One observation's: gives the gradient by the open gate's logit; that by log π is added to
   * scratch's.
   */
  private double backward(Draw draw, int i, Scratch own, FloatBuffer byLatents) {
    Bag bag = bags[i];
    byLatents.get(i * width, own.byLatent);
    double byGateLogit = 0;
    bag.gateSlope = 0;
    for (int j = 0; j < slots; j++) {
      float[] row = row(bag, own, j);
      if (!kept) {
        drawRow(draw, i, j, own, row);
      }
      float scale = bag.scales[j];
      float mean = RowMath.dot(row, own.byLatent) * scale;
      float factor = (float) (bag.weights[j] * scale / draw.featureTemperature);
      RowMath.addCentred(own.byLogit, row, own.byLatent, mean, factor);
      double byGate = draw.mode == SamplingMode.RELAXED ? mean : own.byLatent[bag.largest[j]];
      double gate = bag.gates[j];
      double byLogit = byGate * gate * (1 - gate) / draw.gateTemperature;
      byGateLogit += byLogit;
      bag.gateSlope -= byLogit * bag.noisyGates[j] / draw.gateTemperature;
    }
    bag.featureSlope = RowMath.dot(bag.latentSlope, own.byLatent);
    return byGateLogit;
  }
}
