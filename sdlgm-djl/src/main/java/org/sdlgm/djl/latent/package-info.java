/** Latents: what z is, with its posterior and prior. */
package org.sdlgm.djl.latent;
