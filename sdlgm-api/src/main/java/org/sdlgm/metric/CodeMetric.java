package org.sdlgm.metric;

import java.util.function.Function;
import org.sdlgm.model.LatentValues;

/** A metric of sparse codes: it is not defined for latents of real numbers. */
public interface CodeMetric extends Metric {
  @Override
  default boolean isDefinedFor(LatentValues values) {
    return values == LatentValues.COUNTS;
  }

  /**
   * A metric of sparse codes from a function.
   *
   * @param description what it measures
   * @param measure how
   */
  static CodeMetric of(Description description, Function<Evaluation, Estimate> measure) {
    return new CodeMetric() {
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
}
