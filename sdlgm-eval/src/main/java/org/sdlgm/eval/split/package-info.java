/**
 * Splitting observations for cross-validation so that each fold looks like the whole.
 *
 * <p>All splits are pure functions of the labels and a seed.
 */
package org.sdlgm.eval.split;
