/**
 * Trained models, as their users see them: plain arrays and sparse codes, no engine's types.
 *
 * <p>A {@link org.sdlgm.backend.Backend} trains and loads; a {@link org.sdlgm.model.TrainedModel}
 * encodes, decodes, scores and samples; a {@link org.sdlgm.model.Posterior} is what it believes of
 * a batch. A {@link org.sdlgm.model.TrainedTagger} predicts labels: a {@link
 * org.sdlgm.model.LabelPrediction} is what it says of a batch.
 */
package org.sdlgm.model;
