package org.sdlgm.cli.report;

import org.sdlgm.metric.Estimate;
import org.sdlgm.metric.Metric;

/**
 * A metric and what it came to on the test part.
 *
 * @param description what was measured
 * @param estimate what it came to
 */
public record MeasuredMetric(Metric.Description description, Estimate estimate) {}
