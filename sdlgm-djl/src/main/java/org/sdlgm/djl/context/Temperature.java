package org.sdlgm.djl.context;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Optional;
import org.sdlgm.config.TemperatureConfig;
import org.sdlgm.djl.parameter.Parameter;
import org.sdlgm.djl.tensor.Constants;

/**
 * The temperature of a relaxation, fixed, annealed or learned.
 *
 * <p>A learned one is minimum + (maximum - minimum) · sigmoid(θ), so that no step leaves the range.
 */
public final class Temperature {
  private final TemperatureConfig config;
  private final DjlContext.Schedule schedule;
  private final Optional<Parameter> learned;

  /** Made by {@link DjlContext#temperature}. */
  Temperature(TemperatureConfig config, DjlContext context) {
    this.config = config;
    this.schedule = context.schedule();
    this.learned =
        config.mode() == TemperatureConfig.Mode.LEARNED
            ? Optional.of(
                context.parameter(
                    "temperature",
                    Parameter.Kind.TEMPERATURE,
                    new Shape(1),
                    random -> new float[] {unbounded(config)}))
            : Optional.empty();
  }

  private static float unbounded(TemperatureConfig config) {
    double share = (config.initial() - config.minimum()) / (config.maximum() - config.minimum());
    return (float) Math.log(share / (1 - share));
  }

  /**
   * The temperature as an array (1,), in the recorded graph if it is learned.
   *
   * @param manager that a constant is attached to
   */
  public NDArray array(NDManager manager) {
    if (learned.isEmpty()) {
      return Constants.scalar(manager, scheduled()).reshape(1);
    }
    NDArray share = Activation.sigmoid(learned.get().array());
    return Constants.shifted(
        Constants.scaled(share, config.maximum() - config.minimum()), config.minimum());
  }

  /** The temperature as a number, in (0, 10]. */
  public double value() {
    if (learned.isEmpty()) {
      return scheduled();
    }
    double theta = learned.get().data().toFloatArray()[0];
    return config.minimum() + (config.maximum() - config.minimum()) / (1 + Math.exp(-theta));
  }

  private double scheduled() {
    if (config.mode() != TemperatureConfig.Mode.ANNEALED) {
      return config.initial();
    }
    double done = Math.min(1, (double) schedule.iteration() / config.iterations());
    return config.initial() * Math.pow(config.minimum() / config.initial(), done);
  }
}
