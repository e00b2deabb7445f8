package org.sdlgm.config;

/**
 * The components that a model is made of.
 *
 * @param latent z with its encoder, posterior and prior
 * @param decoder from z to the likelihood's parameters
 * @param likelihood p(x|z)
 */
public record ModelConfig(
    ComponentConfig latent, ComponentConfig decoder, ComponentConfig likelihood) {
  /**
   * @throws org.sdlgm.error.ConfigurationException if a component is missing
   */
  public ModelConfig {
    Require.present("model.latent", latent);
    Require.present("model.decoder", decoder);
    Require.present("model.likelihood", likelihood);
  }
}
