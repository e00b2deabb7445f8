/**
 * Benchmarks of the sparse latent: its samples and its divergence, in the package of what they
 * measure to reach what is its own.
 */
package org.sdlgm.djl.latent;
