package org.sdlgm.model;

import org.sdlgm.config.LabelModelConfig;
import org.sdlgm.data.LabelSpace;
import org.sdlgm.data.ObservationShape;

/**
 * What a trained model of labels is, without its weights.
 *
 * @param config the component that it is, complete
 * @param shape what an observation looks like
 * @param labels the C labels that it knows
 * @param engine the engine that runs it and its version, such as {@code PyTorch 2.7.1}
 * @param device the device that it runs on: {@code cpu} or {@code gpu}
 * @param parameterCount how many trainable numbers it has
 */
public record TaggerDescription(
    LabelModelConfig config,
    ObservationShape shape,
    LabelSpace labels,
    String engine,
    String device,
    long parameterCount)
    implements Description {}
