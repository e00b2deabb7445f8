package org.sdlgm.training;

import org.sdlgm.model.TrainedTagger;

/**
 * How the training of a model of labels ended.
 *
 * @param tagger the model; the caller closes it
 * @param iterations how many iterations it has had in all
 * @param stopped whether it was asked to stop before its last iteration
 */
public record TaggerOutcome(TrainedTagger tagger, int iterations, boolean stopped) {}
