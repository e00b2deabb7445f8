package org.sdlgm.djl.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Rows of numbers to and from the engine. */
public final class Rows {
  private Rows() {}

  /**
   * An array that owns its memory.
   *
   * @param manager that the array is attached to
   * @param rows equally long
   * @param width of a row
   * @throws IllegalArgumentException if a row is not {@code width} long
   */
  public static NDArray toArray(NDManager manager, float[][] rows, int width) {
    ByteBuffer memory = FloatMemory.allocate(Math.multiplyExact(rows.length, width));
    FloatBuffer floats = memory.asFloatBuffer();
    for (float[] row : rows) {
      if (row.length != width) {
        throw new IllegalArgumentException(
            "a row has " + row.length + " values where the model has " + width);
      }
      floats.put(row);
    }
    return owned(manager, memory, new Shape(rows.length, width));
  }

  /**
   * An array that owns its memory, from memory that may change afterwards.
   *
   * @param manager that the array is attached to
   * @param memory the numbers
   * @param shape how they are arranged
   */
  public static NDArray owned(NDManager manager, ByteBuffer memory, Shape shape) {
    try (NDArray borrowed = manager.create(memory, shape, DataType.FLOAT32)) {
      return borrowed.duplicate();
    }
  }

  /**
   * Each observation's row for each of its draws.
   *
   * @param array (B, ...)
   * @param draws whose first dimension is S · B: the whole batch's first draws first
   * @return (S · B, ...)
   */
  public static NDArray forDraws(NDArray array, NDArray draws) {
    long repeats = draws.getShape().get(0) / array.getShape().get(0);
    if (repeats == 1) {
      return array;
    }
    long[] perDimension = new long[array.getShape().dimension()];
    Arrays.fill(perDimension, 1);
    perDimension[0] = repeats;
    return array.tile(perDimension);
  }

  /**
   * The rows of an array (B, N).
   *
   * @param array two-dimensional
   */
  public static float[][] fromArray(NDArray array) {
    int count = Math.toIntExact(array.getShape().get(0));
    int width = Math.toIntExact(array.getShape().get(1));
    FloatBuffer values = array.toByteBuffer().asFloatBuffer();
    float[][] rows = new float[count][width];
    for (float[] row : rows) {
      values.get(row);
    }
    return rows;
  }

  /**
   * The numbers of an array in double precision.
   *
   * @param array any shape
   */
  public static double[] doubles(NDArray array) {
    float[] narrow = array.toFloatArray();
    double[] wide = new double[narrow.length];
    for (int i = 0; i < narrow.length; i++) {
      wide[i] = narrow[i];
    }
    return wide;
  }
}
