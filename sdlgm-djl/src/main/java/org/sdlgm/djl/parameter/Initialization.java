package org.sdlgm.djl.parameter;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.SplittableRandom;
import org.sdlgm.djl.storage.Tensor;
import org.sdlgm.djl.tensor.Uniforms;
import org.sdlgm.error.DataException;
import org.sdlgm.random.Draws;

/** Where a parameter's first values come from. */
@FunctionalInterface
public interface Initialization {
  /**
   * The values of a parameter.
   *
   * @param name the parameter's
   * @param shape its shape
   * @param fresh what a new model starts from
   */
  float[] values(String name, Shape shape, Fresh fresh);

  /** The values of a new model, as a function of a source of randomness. */
  @FunctionalInterface
  interface Fresh {
    /**
     * Draws the values.
     *
     * @param random a function of the seed and the parameter's name, the same on every engine
     */
    float[] draw(SplittableRandom random);
  }

  /**
   * A new model's.
   *
   * @param seed the run's
   */
  static Initialization random(long seed) {
    return (name, shape, fresh) ->
        fresh.draw(Draws.generator(Uniforms.key(seed, name.hashCode(), name.length())));
  }

  /**
   * A stored model's. A parameter that the file does not hold, in that shape, is an error before
   * any memory is taken for it.
   *
   * @param tensors by parameter name
   * @param source what to call the file in an error
   */
  static Initialization stored(Map<String, Tensor> tensors, String source) {
    return (name, shape, fresh) -> {
      Tensor tensor = tensors.get(name);
      if (tensor == null || !tensor.shape().equals(shape)) {
        throw new DataException(
            source
                + " does not hold the parameter "
                + name
                + " of shape "
                + shape
                + ": it belongs to another model");
      }
      return tensor.values();
    };
  }
}
