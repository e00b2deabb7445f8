package org.sdlgm.experiment.run;

import org.sdlgm.metric.Estimate;

/**
 * A bound as it was measured during training.
 *
 * @param iteration how many iterations the model had had
 * @param bound the bound's name, such as {@code discrete}
 * @param estimate the negative bound in nats per observation; lower is better
 */
public record CurvePoint(int iteration, String bound, Estimate estimate) {}
