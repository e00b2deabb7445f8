package org.sdlgm.djl.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.util.Optional;
import org.sdlgm.djl.context.DjlComponents;

/**
 * What models run on, and what they are made of.
 *
 * @param engine loaded
 * @param device tried
 * @param components every one that there is
 * @param threads of the engine on the processor, if it can be told how many to use
 */
public record DjlRuntime(
    Engine engine, Device device, DjlComponents components, Optional<EngineThreads> threads) {}
