/**
 * The parts that a sparse latent model is made of, over a backend's tensor type.
 *
 * <p>Shapes: B batch, D observed dimensions, K features (the width of z), L0 the most features that
 * an observation may use. Logarithms are natural; log probabilities and divergences are in nats.
 *
 * <p>A model is: encoder network → {@link org.sdlgm.component.Latent latent} → {@link
 * org.sdlgm.component.GradientEstimator gradient estimator} → {@link
 * org.sdlgm.component.DecoderComponent decoder} → {@link org.sdlgm.component.Likelihood
 * likelihood}; the SDLGM latent is itself {@link org.sdlgm.component.SparsityComponent sparsity} ×
 * {@link org.sdlgm.component.FeatureComponent features}.
 *
 * <p>A {@link org.sdlgm.component.LabelModel} is a whole model of labels; those of SDLGM have a
 * sparsity and a feature component, and some a decoder and a likelihood beside.
 *
 * <p>What only some posteriors can do, and some estimators ask for, are interfaces of their own:
 * {@link org.sdlgm.component.FactorizedPosterior}, {@link org.sdlgm.component.BinaryPosterior},
 * {@link org.sdlgm.component.MeanPosterior}, {@link org.sdlgm.component.AmortizedPosterior} and
 * {@link org.sdlgm.component.SampledDivergence}.
 */
package org.sdlgm.component;
