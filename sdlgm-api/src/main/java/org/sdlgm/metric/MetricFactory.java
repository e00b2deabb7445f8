package org.sdlgm.metric;

import java.util.OptionalInt;
import org.sdlgm.config.Choice;
import org.sdlgm.error.ConfigurationException;

/** Makes a metric by name: {@code iw-100} is the factory {@code iw} with the number 100. */
public interface MetricFactory extends Choice {
  /**
   * Makes the metric.
   *
   * @param number the number after the name, if any
   * @throws ConfigurationException if the metric needs a number, or takes none
   */
  Metric create(OptionalInt number);

  /**
   * The factory of a metric that takes no number.
   *
   * @param metric the metric
   */
  static MetricFactory of(Metric metric) {
    Metric.Description description = metric.description();
    return new MetricFactory() {
      @Override
      public String summary() {
        return description.meaning() + " (" + description.unit() + ")";
      }

      @Override
      public Metric create(OptionalInt number) {
        if (number.isPresent()) {
          throw new ConfigurationException(
              "the metric '%s' takes no number, got %d: write %s"
                  .formatted(description.name(), number.getAsInt(), description.name()));
        }
        return metric;
      }
    };
  }
}
