/**
 * What codes look like: how many features they use, which, how evenly, and whether that says
 * something about the labels.
 *
 * <p>All measures are taken at the code that is written of each observation.
 */
package org.sdlgm.eval.sparsity;
