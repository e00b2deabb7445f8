package org.sdlgm.metric;

import java.util.function.Function;
import org.sdlgm.model.LatentValues;

/** A number that says something about a trained model on a data part. */
public interface Metric {
  /** What the metric measures. */
  Description description();

  /**
   * Whether the metric is defined for models with latents of such values.
   *
   * @param values what z is made of
   */
  default boolean isDefinedFor(LatentValues values) {
    return true;
  }

  /**
   * Measures.
   *
   * @param evaluation the model and the data
   */
  Estimate evaluate(Evaluation evaluation);

  /**
   * A metric from a function.
   *
   * @param description what it measures
   * @param measure how
   */
  static Metric of(Description description, Function<Evaluation, Estimate> measure) {
    return new Metric() {
      @Override
      public Description description() {
        return description;
      }

      @Override
      public Estimate evaluate(Evaluation evaluation) {
        return measure.apply(evaluation);
      }
    };
  }

  /** Which way is better. */
  enum Direction {
    /** Lower is better. */
    LOWER,
    /** Higher is better. */
    HIGHER,
    /** Neither: it describes. */
    NONE
  }

  /**
   * What a metric is.
   *
   * @param name as in configurations and tables, such as {@code gated} or {@code iw-100}
   * @param unit such as {@code nats}, {@code bits}, {@code percent}, {@code fraction}, {@code
   *     features}
   * @param direction which way is better
   * @param meaning one line
   */
  record Description(String name, String unit, Direction direction, String meaning) {}
}
