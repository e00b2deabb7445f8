/**
 * The bounds on log p(x), reported as negative bounds in nats per observation.
 *
 * <p>With E the mean over q(z|x), they stand in this order, from loose to tight: {@code discrete}
 * &gt;= {@code gated} &gt;= E[{@code iw-1}] &gt;= E[{@code iw-k}] &gt;= -log p(x). {@code gated} is
 * E[{@code iw-1}] itself, except for a latent whose divergence is known without its bound L0 only:
 * {@code subset} with independent features. {@code relaxed}, the criterion of [SDLGM] and of Jang
 * et al. 2017 (arXiv 1611.01144), is taken at relaxed samples and has no place in that order: it
 * says nothing about the model with discrete codes.
 *
 * <p>A model with real latents has one bound in place of {@code discrete} and {@code gated}, {@code
 * elbo} = E[{@code iw-1}].
 */
package org.sdlgm.eval.bound;
