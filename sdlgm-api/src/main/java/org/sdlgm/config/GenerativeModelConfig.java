package org.sdlgm.config;

/**
 * The components that a generative model is made of.
 *
 * @param latent z with its encoder, posterior and prior
 * @param decoder from z to the likelihood's parameters
 * @param likelihood p(x|z)
 */
public record GenerativeModelConfig(
    ComponentConfig latent, ComponentConfig decoder, ComponentConfig likelihood)
    implements ModelConfig {
  /**
   * @throws org.sdlgm.error.ConfigurationException if a component is missing
   */
  public GenerativeModelConfig {
    Require.present("model.latent", latent);
    Require.present("model.decoder", decoder);
    Require.present("model.likelihood", likelihood);
  }

  /** The same with another {@link #latent}. */
  public GenerativeModelConfig withLatent(ComponentConfig latent) {
    return ConfigTree.with(this, "latent", latent);
  }

  /** The same with another {@link #decoder}. */
  public GenerativeModelConfig withDecoder(ComponentConfig decoder) {
    return ConfigTree.with(this, "decoder", decoder);
  }

  /** The same with another {@link #likelihood}. */
  public GenerativeModelConfig withLikelihood(ComponentConfig likelihood) {
    return ConfigTree.with(this, "likelihood", likelihood);
  }
}
