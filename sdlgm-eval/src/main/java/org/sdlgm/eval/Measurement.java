package org.sdlgm.eval;

import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric;

/**
 * What a metric gave.
 *
 * @param description the metric
 * @param estimate the value
 */
public record Measurement(Metric.Description description, Estimate estimate) {}
