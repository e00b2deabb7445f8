/**
 * The IDX format: an array of bytes with its dimensions, as MNIST and its kin are published.
 *
 * <p>Format: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
 */
package org.sdlgm.datasets.idx;
