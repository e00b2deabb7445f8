package org.sdlgm.config;

/**
 * What is trained: a generative model of observations, or a model of their labels.
 *
 * <p>In YAML, {@code model: {labels: ...}} is a model of labels, and {@code model: {latent: ...,
 * decoder: ..., likelihood: ...}} is a generative one.
 */
public sealed interface ModelConfig permits GenerativeModelConfig, LabelModelConfig {}
