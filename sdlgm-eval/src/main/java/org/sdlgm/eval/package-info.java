/**
 * Measuring trained models: the module that binds the metrics, and what runs them.
 *
 * <p>An {@link org.sdlgm.eval.Evaluator} knows the metrics by name and measures a {@link
 * org.sdlgm.eval.PartEvaluation}: a model on a data part, in batches that are made when they are
 * asked for.
 */
package org.sdlgm.eval;
