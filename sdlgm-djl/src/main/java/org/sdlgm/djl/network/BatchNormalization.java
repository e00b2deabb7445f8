package org.sdlgm.djl.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.BatchNorm;
import java.util.Arrays;
import org.sdlgm.djl.context.DjlContext;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.error.ConfigurationException;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, arXiv 1502.03167): in training by the batch's own
 * mean and variance, which the running ones follow; afterwards by the running ones, so that an
 * output does not depend on what else is in its batch.
 */
final class BatchNormalization {
  /** How much of a running statistic one batch leaves. */
  private static final float MEMORY = 0.98f;

  private static final float EPSILON = 1e-5f;

  private final DjlContext context;
  private final Parameter scale;
  private final Parameter shift;
  private final Parameter mean;
  private final Parameter variance;

  /**
   * @param context where parameters are made
   * @param width how many outputs the layer has
   */
  BatchNormalization(DjlContext context, int width) {
    this.context = context;
    this.scale = parameter("scale", Parameter.Kind.BIAS, width, 1);
    this.shift = parameter("shift", Parameter.Kind.BIAS, width, 0);
    this.mean = parameter("mean", Parameter.Kind.STATISTIC, width, 0);
    this.variance = parameter("variance", Parameter.Kind.STATISTIC, width, 1);
  }

  private Parameter parameter(String name, Parameter.Kind kind, int width, float initial) {
    return context.parameter(
        name,
        kind,
        new Shape(width),
        random -> {
          float[] values = new float[width];
          Arrays.fill(values, initial);
          return values;
        });
  }

  /**
   * Normalised outputs.
   *
   * @param output (B, N)
   * @throws ConfigurationException if B is 1 in training: then there is nothing to normalise by
   */
  NDArray forward(NDArray output) {
    if (context.isRecording() && output.getShape().get(0) < 2) {
      throw new ConfigurationException(
          "normalization=batch normalises by the observations of a batch, and there is one: set"
              + " training.batchSize to at least 2, or normalization to none");
    }
    // The engine moves the running statistics itself, in place.
    return BatchNorm.batchNorm(
            output,
            mean.data(),
            variance.data(),
            scale.array(),
            shift.array(),
            -1,
            MEMORY,
            EPSILON,
            context.isRecording())
        .singletonOrThrow();
  }
}
