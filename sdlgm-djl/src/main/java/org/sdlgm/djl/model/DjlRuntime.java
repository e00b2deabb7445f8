package org.sdlgm.djl.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import org.sdlgm.djl.component.DjlComponents;

/**
 * What models run on, and what they are made of.
 *
 * @param engine loaded
 * @param device tried
 * @param components every one that there is
 */
public record DjlRuntime(Engine engine, Device device, DjlComponents components) {}
