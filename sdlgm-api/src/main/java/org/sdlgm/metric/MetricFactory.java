package org.sdlgm.metric;

import java.util.OptionalInt;

/** Makes a metric by name: {@code iw-100} is the factory {@code iw} with the number 100. */
public interface MetricFactory {
  /** One line: what the metric measures, its unit, and what the number after the name says. */
  String summary();

  /**
   * Makes the metric.
   *
   * @param number the number after the name, if any
   * @throws org.sdlgm.error.ConfigurationException if the metric needs a number, or takes none
   */
  Metric create(OptionalInt number);
}
