package org.sdlgm.config;

/** The components that a generative model is made of. */
public record GenerativeModelConfig(
    @Setting("z with its encoder, posterior and prior") ComponentConfig latent,
    @Setting("from z to the likelihood's parameters") ComponentConfig decoder,
    @Setting("p(x|z)") ComponentConfig likelihood)
    implements ModelConfig {
  /**
   * @throws org.sdlgm.error.ConfigurationException if a component is missing
   */
  public GenerativeModelConfig {
    Require.settings(GenerativeModelConfig.class, latent, decoder, likelihood);
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
