package org.sdlgm.djl.estimator;

/**
 * What an estimator is that draws once from a posterior, and asks for nothing but that sample's
 * gradient: all that a {@link org.sdlgm.djl.latent.CutPosterior} can give.
 */
public interface SingleDraw {}
