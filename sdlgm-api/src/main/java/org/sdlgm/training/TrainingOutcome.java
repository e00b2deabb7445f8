package org.sdlgm.training;

import org.sdlgm.model.Model;

/**
 * How a training ended.
 *
 * @param model the model; the caller closes it
 * @param iterations how many iterations it has had in all
 * @param stopped whether it was asked to stop before its last iteration
 */
public record TrainingOutcome(Model model, int iterations, boolean stopped) {}
