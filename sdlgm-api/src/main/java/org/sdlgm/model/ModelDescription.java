package org.sdlgm.model;

import org.sdlgm.config.GenerativeModelConfig;
import org.sdlgm.data.ObservationShape;

/**
 * What a trained generative model is, without its weights.
 *
 * @param config the components that it is made of, complete
 * @param shape what an observation looks like
 * @param width K, the width of z
 * @param maxFeatures L0, the most features that a code may use; {@code width} if unbounded
 * @param values what the values of z are
 * @param engine the engine that runs it and its version, such as {@code PyTorch 2.7.1}
 * @param device the device that it runs on: {@code cpu} or {@code gpu}
 * @param parameterCount how many trainable numbers it has
 */
public record ModelDescription(
    GenerativeModelConfig config,
    ObservationShape shape,
    int width,
    int maxFeatures,
    LatentValues values,
    String engine,
    String device,
    long parameterCount)
    implements Description {}
