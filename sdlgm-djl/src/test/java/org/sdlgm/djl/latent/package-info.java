/** The sparse latent's fast path against its reference. */
package org.sdlgm.djl.latent;
