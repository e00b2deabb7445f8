/** Table I of [SDLGM]: negative bounds on MNIST, by latent and gradient estimator. */
package org.sdlgm.reproduce.table1;
