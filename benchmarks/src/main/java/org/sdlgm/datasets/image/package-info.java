/**
 * Benchmarks of images, from MNIST's files to the numbers of a batch, in the package of what they
 * measure to reach what is its own.
 */
package org.sdlgm.datasets.image;
