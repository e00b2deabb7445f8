package org.sdlgm.djl.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
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
    int bytes = Math.toIntExact(Math.multiplyExact(shape.size(), Float.BYTES));
    ByteBuffer buffer = buffer(bytes);
    Uniforms.fill(Uniforms.key(seed, drawn, step), buffer.asFloatBuffer());
    drawn++;
    return manager.create(buffer, shape, DataType.FLOAT32);
  }

  /**
   * Standard Gumbel numbers, -log(-log u).
   *
   * @param manager that the array is attached to
   * @param shape its shape
   */
  public NDArray gumbel(NDManager manager, Shape shape) {
    return uniform(manager, shape).log().neg().log().neg();
  }

  /**
   * Standard logistic numbers, log u - log(1 - u): the difference of two Gumbels.
   *
   * @param manager that the array is attached to
   * @param shape its shape
   */
  public NDArray logistic(NDManager manager, Shape shape) {
    NDArray uniform = uniform(manager, shape);
    NDArray rest = Constants.shifted(uniform.neg(), 1);
    return uniform.log().sub(rest.log());
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
