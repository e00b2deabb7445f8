/**
 * From the probabilities of labels to labels: decision rules, and how they are fitted to
 * predictions of observations that the model was not trained on.
 */
package org.sdlgm.eval.decision;
