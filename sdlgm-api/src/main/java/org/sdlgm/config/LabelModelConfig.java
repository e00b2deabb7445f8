package org.sdlgm.config;

/**
 * The component that a model of labels is: what else it is made of, it names in its own options.
 */
public record LabelModelConfig(@Setting("q(y|x)") ComponentConfig labels) implements ModelConfig {
  /**
   * @throws org.sdlgm.error.ConfigurationException if the component is missing
   */
  public LabelModelConfig {
    Require.settings(LabelModelConfig.class, labels);
  }

  /** The same with another {@link #labels}. */
  public LabelModelConfig withLabels(ComponentConfig labels) {
    return ConfigTree.with(this, "labels", labels);
  }
}
