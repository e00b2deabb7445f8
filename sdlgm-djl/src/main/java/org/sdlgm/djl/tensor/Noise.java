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
  private int drawn;

  /**
   * Goes to the noise of a step.
   *
   * @param newSeed the run's, or the evaluation's
   * @param newStep such as the iteration
   */
  public void position(long newSeed, long newStep) {
    seed = newSeed;
    step = newStep;
    drawn = 0;
  }

  /**
   * The step's next uniform numbers, strictly between 0 and 1.
   *
   * @param manager that the array is attached to
   * @param shape its shape
   */
  public NDArray uniform(NDManager manager, Shape shape) {
    ByteBuffer buffer = buffer(bytes(shape));
    Uniforms.fill(nextKey(), buffer.asFloatBuffer());
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
    double[] row = new double[length];
    long key = nextKey();
    for (int r = 0; r < shape.size() / length; r++) {
      gumbels.row(key, r, length, row);
      for (double number : row) {
        numbers.put((float) number);
      }
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
    double[] row = new double[length];
    long key = nextKey();
    for (int r = 0; r < 2 * shape.size() / length; r++) {
      gumbels.row(key, r, length, row);
      for (int i = 0; i < length; i += 2) {
        numbers.put((float) (row[i] - row[i + 1]));
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
    ByteBuffer buffer = buffer((count + count % 2) * Float.BYTES);
    FloatBuffer numbers = buffer.asFloatBuffer();
    Uniforms.fill(nextKey(), numbers);
    for (int i = 0; i < count; i += 2) {
      double radius = Math.sqrt(-2 * Math.log(numbers.get(i)));
      double angle = 2 * Math.PI * numbers.get(i + 1);
      numbers.put(i, (float) (radius * Math.cos(angle)));
      numbers.put(i + 1, (float) (radius * Math.sin(angle)));
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
    Uniforms.fill(nextKey(), numbers);
    for (int i = 0; i < numbers.limit(); i++) {
      double number = Math.tan(Math.PI * (numbers.get(i) - 0.5));
      numbers.put(i, (float) Math.max(-limit, Math.min(limit, number)));
    }
    return manager.create(buffer, shape, DataType.FLOAT32);
  }

  private static int rowLength(Shape shape) {
    return Math.toIntExact(shape.get(shape.dimension() - 1));
  }

  private static int bytes(Shape shape) {
    return Math.toIntExact(Math.multiplyExact(shape.size(), Float.BYTES));
  }

  private ByteBuffer buffer(int bytes) {
    if (drawn == buffers.size()) {
      buffers.add(FloatMemory.allocate(bytes / Float.BYTES));
    } else if (buffers.get(drawn).capacity() < bytes) {
      buffers.set(drawn, FloatMemory.allocate(bytes / Float.BYTES));
    }
    return FloatMemory.first(buffers.get(drawn), bytes);
  }
}
