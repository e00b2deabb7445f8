package org.sdlgm.model;

import org.sdlgm.config.ModelConfig;
import org.sdlgm.data.ObservationShape;

/** What is known of any model without its weights. */
public sealed interface Description permits ModelDescription, TaggerDescription {
  /** The components that it is made of, complete. */
  ModelConfig config();

  /** What an observation looks like. */
  ObservationShape shape();

  /** The engine that runs it and its version, such as {@code PyTorch 2.7.1}. */
  String engine();

  /** The device that it runs on: {@code cpu} or {@code gpu}. */
  String device();

  /** How many trainable numbers it has. */
  long parameterCount();
}
