/** Gradient estimators: how the encoder learns through a discrete latent. */
package org.sdlgm.djl.estimator;
