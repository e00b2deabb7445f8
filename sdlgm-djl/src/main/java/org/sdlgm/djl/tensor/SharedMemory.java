package org.sdlgm.djl.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/** Numbers that Java and the engine see in the same place, without a copy. */
public final class SharedMemory {
  private SharedMemory() {}

  /**
   * Whether there is such memory: true of PyTorch on the processor.
   *
   * @param manager of the arrays
   */
  public static boolean isPossible(NDManager manager) {
    if (manager.getDevice().isGpu()) {
      return false;
    }
    try (NDArray probe = manager.ones(new Shape(2))) {
      floats(probe).put(0, 2);
      return probe.getFloat(0) == 2;
    }
  }

  /**
   * An array's own numbers, in row-major order.
   *
   * @param array contiguous, and open for as long as the buffer is used
   */
  public static FloatBuffer floats(NDArray array) {
    return array.toByteBuffer(true).asFloatBuffer();
  }
}
