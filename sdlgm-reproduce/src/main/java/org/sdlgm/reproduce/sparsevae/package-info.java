/** [SparseVAE]: a VAE with a Cauchy latent beside one with a Gaussian. */
package org.sdlgm.reproduce.sparsevae;
