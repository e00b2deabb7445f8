package org.sdlgm.djl.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The noise of one model: the same on every engine, and a function of where it has been positioned.
 *
 * <p>Made on the processor into memory that is used again at each step: the arrays of a step must
 * not be used after the next {@link #position}.
 */
public final class Noise {
  private final List<ByteBuffer> buffers = new ArrayList<>();
  private long seed;
  private long step;
  private long firstObservation;
  private int drawn;
  private int filled;

  /**
   * Goes to the noise of a step.
   *
   * @param newSeed the run's, or the evaluation's
   * @param newStep such as the iteration
   */
  public void position(long newSeed, long newStep) {
    position(newSeed, newStep, 0);
  }

  /**
   * Goes to the noise of a part of a step's batch: the same that these observations have in the
   * whole batch. The first dimension of every shape is then the observations'.
   *
   * @param newSeed the run's
   * @param newStep such as the iteration
   * @param first which observation of the batch is the first here
   */
  public void position(long newSeed, long newStep, long first) {
    seed = newSeed;
    step = newStep;
    firstObservation = first;
    drawn = 0;
    filled = 0;
  }

  /** Which observation of the batch is the first here: what numbers those before it have passed. */
  public long firstObservation() {
    return firstObservation;
  }

  /**
   * The step's next uniform numbers, strictly between 0 and 1.
   *
   * @param manager that the array is attached to
   * @param shape its shape
   */
  public NDArray uniform(NDManager manager, Shape shape) {
    ByteBuffer buffer = buffer(bytes(shape));
    Uniforms.fill(nextKey(), before(shape), buffer.asFloatBuffer());
    return manager.create(buffer, shape, DataType.FLOAT32);
  }

  /**
   * The key of the step's next numbers, for who draws them itself.
   *
   * @return as {@link Uniforms#key} gives it
   */
  public long nextKey() {
    long key = Uniforms.key(seed, drawn, step);
    drawn++;
    return key;
  }

  /**
   * Standard Gumbel numbers: the rows of {@link Gumbels}.
   *
   * @param manager that the array is attached to
   * @param shape its shape, at least one dimension; the last is a row
   */
  public NDArray gumbel(NDManager manager, Shape shape) {
    int length = rowLength(shape);
    ByteBuffer buffer = buffer(bytes(shape));
    FloatBuffer numbers = buffer.asFloatBuffer();
    Gumbels gumbels = new Gumbels(length);
    float[] row = new float[length];
    long key = nextKey();
    long first = before(shape) / length;
    for (int r = 0; r < shape.size() / length; r++) {
      gumbels.row(key, first + r, length, row);
      numbers.put(row);
    }
    return manager.create(buffer, shape, DataType.FLOAT32);
  }

  /**
   * Standard logistic numbers: each the first of two Gumbel numbers less the second.
   *
   * @param manager that the array is attached to
   * @param shape its shape, at least one dimension; the last is a row
   */
  public NDArray logistic(NDManager manager, Shape shape) {
    int length = 2 * rowLength(shape);
    ByteBuffer buffer = buffer(bytes(shape));
    FloatBuffer numbers = buffer.asFloatBuffer();
    Gumbels gumbels = new Gumbels(length);
    float[] row = new float[length];
    long key = nextKey();
    long first = 2 * before(shape) / length;
    for (int r = 0; r < 2 * shape.size() / length; r++) {
      gumbels.row(key, first + r, length, row);
      for (int i = 0; i < length; i += 2) {
        numbers.put(row[i] - row[i + 1]);
      }
    }
    return manager.create(buffer, shape, DataType.FLOAT32);
  }

  /**
   * Standard normal numbers, two from two uniform ones (Box and Muller 1958).
   *
   * @param manager that the array is attached to
   * @param shape its shape
   */
  public NDArray normal(NDManager manager, Shape shape) {
    int count = Math.toIntExact(shape.size());
    // Whole pairs: the first number here may be the second of one.
    int skipped = (int) (before(shape) % 2);
    int whole = skipped + count + (skipped + count) % 2;
    ByteBuffer buffer = buffer(whole * Float.BYTES);
    FloatBuffer numbers = buffer.asFloatBuffer();
    Uniforms.fill(nextKey(), before(shape) - skipped, numbers);
    for (int i = 0; i < whole; i += 2) {
      double radius = Math.sqrt(-2 * Math.log(numbers.get(i)));
      double angle = 2 * Math.PI * numbers.get(i + 1);
      numbers.put(i, (float) (radius * Math.cos(angle)));
      numbers.put(i + 1, (float) (radius * Math.sin(angle)));
    }
    if (skipped > 0) {
      numbers.put(0, numbers, skipped, count);
    }
    return manager.create(FloatMemory.first(buffer, bytes(shape)), shape, DataType.FLOAT32);
  }

  /**
   * Standard Cauchy numbers, tan(π (u - 1/2)); what lies beyond a limit is moved there.
   *
   * @param manager that the array is attached to
   * @param shape its shape
   * @param limit the largest absolute value
   */
  public NDArray cauchy(NDManager manager, Shape shape, double limit) {
    ByteBuffer buffer = buffer(bytes(shape));
    FloatBuffer numbers = buffer.asFloatBuffer();
    Uniforms.fill(nextKey(), before(shape), numbers);
    for (int i = 0; i < numbers.limit(); i++) {
      double number = Math.tan(Math.PI * (numbers.get(i) - 0.5));
      numbers.put(i, (float) Math.max(-limit, Math.min(limit, number)));
    }
    return manager.create(buffer, shape, DataType.FLOAT32);
  }

  /** How many numbers the observations before the first one here have. */
  private long before(Shape shape) {
    return firstObservation == 0 ? 0 : firstObservation * (shape.size() / shape.get(0));
  }

  private static int rowLength(Shape shape) {
    return Math.toIntExact(shape.get(shape.dimension() - 1));
  }

  private static int bytes(Shape shape) {
    return Math.toIntExact(Math.multiplyExact(shape.size(), Float.BYTES));
  }

  private ByteBuffer buffer(int bytes) {
    if (filled == buffers.size()) {
      buffers.add(FloatMemory.allocate(bytes / Float.BYTES));
    } else if (buffers.get(filled).capacity() < bytes) {
      buffers.set(filled, FloatMemory.allocate(bytes / Float.BYTES));
    }
    filled++;
    return FloatMemory.first(buffers.get(filled - 1), bytes);
  }
}
