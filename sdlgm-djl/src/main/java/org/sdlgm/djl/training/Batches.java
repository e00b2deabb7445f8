package org.sdlgm.djl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.sdlgm.data.DataPart;
import org.sdlgm.data.Labels;
import org.sdlgm.data.Observations;
import org.sdlgm.djl.tensor.FloatMemory;
import org.sdlgm.djl.tensor.Rows;
import org.sdlgm.djl.tensor.Uniforms;
import org.sdlgm.random.Draws;

/**
 * The training part in batches: a new order each epoch, which is a function of the seed and the
 * epoch, so that any iteration's batch can be made again.
 *
 * <p>An epoch has as many whole batches as fit; the observations left over change from epoch to
 * epoch. A batch larger than the data is filled by going round.
 */
final class Batches {
  private static final long ORDER = -1;

  private final Observations observations;
  private final Optional<Labels> labels;
  private final int batchSize;
  private final int first;
  private final int size;
  private final long seed;
  private final int perEpoch;
  private int[] order;
  private final float[] row;
  private final ByteBuffer memory;
  private final ByteBuffer labelMemory;
  private int orderedEpoch = -1;

  /**
   * Some observations.
   *
   * @param observations x, (B, D)
   * @param labels y, (B, C), counts; empty where there are none
   */
  record Batch(NDArray observations, Optional<NDArray> labels) {}

  /** Of observations, and of labels if there are any in the part. */
  Batches(DataPart part, int batchSize, long seed) {
    this(part, batchSize, seed, 0, batchSize);
  }

  private Batches(DataPart part, int batchSize, long seed, int first, int size) {
    this.observations = part.observations();
    this.labels = part.labels();
    this.batchSize = batchSize;
    this.first = first;
    this.size = size;
    this.seed = seed;
    this.perEpoch = Math.max(1, observations.count() / batchSize);
    this.order = new int[observations.count()];
    this.row = new float[observations.width()];
    this.memory = FloatMemory.allocate(Math.multiplyExact(size, observations.width()));
    int width = labels.map(each -> each.names().size()).orElse(0);
    this.labelMemory = FloatMemory.allocate(Math.multiplyExact(size, width));
  }

  /**
   * The batches' parts, one of several that are as large as each other, or one larger.
   *
   * @param part which, from 0
   * @param parts how many
   */
  Batches part(int part, int parts) {
    int from = batchSize * part / parts;
    int to = batchSize * (part + 1) / parts;
    return new Batches(new DataPart(observations, labels), batchSize, seed, from, to - from);
  }

  /** Which observation of the whole batch is the first here. */
  int first() {
    return first;
  }

  /** How many observations a batch has. */
  int size() {
    return size;
  }

  /** How much of the whole batch this is, in (0, 1]. */
  double share() {
    return (double) size / batchSize;
  }

  /** The batch of an iteration, from 0. */
  Batch batch(NDManager manager, int iteration) {
    int epoch = iteration / perEpoch;
    shuffleFor(epoch);
    int start = iteration % perEpoch * batchSize + first;
    FloatBuffer floats = memory.asFloatBuffer();
    for (int i = 0; i < size; i++) {
      observations.read(order[(start + i) % order.length], epoch, row, 0);
      floats.put(row);
    }
    NDArray values = Rows.owned(manager, memory, new Shape(size, row.length));
    return new Batch(values, labels.map(known -> labels(manager, known, start)));
  }

  private NDArray labels(NDManager manager, Labels known, int start) {
    int width = known.names().size();
    FloatBuffer floats = labelMemory.asFloatBuffer();
    for (int i = 0; i < size; i++) {
      for (int label = 0; label < width; label++) {
        floats.put(known.count(order[(start + i) % order.length], label));
      }
    }
    return Rows.owned(manager, labelMemory, new Shape(size, width));
  }

  /** From the natural order, so that nothing before the epoch matters. */
  private void shuffleFor(int epoch) {
    if (epoch == orderedEpoch) {
      return;
    }
    order = Draws.order(order.length, Draws.generator(Uniforms.key(seed, ORDER, epoch)));
    orderedEpoch = epoch;
  }

  /** The mean of each observed dimension, over at most the first 10 000 observations. */
  static float[] means(Observations observations) {
    int count = Math.min(observations.count(), 10_000);
    double[] sums = new double[observations.width()];
    float[] row = new float[sums.length];
    for (int i = 0; i < count; i++) {
      observations.read(i, 0, row, 0);
      for (int d = 0; d < row.length; d++) {
        sums[d] += row[d];
      }
    }
    float[] means = new float[sums.length];
    for (int d = 0; d < means.length; d++) {
      means[d] = (float) (sums[d] / count);
    }
    return means;
  }
}
