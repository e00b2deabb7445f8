/**
 * Models of labels: SDLGM's own three, and the baselines that they are held against.
 *
 * <p>{@link org.sdlgm.djl.labels.LabelBag} is q(y|x) of SDLGM; {@link
 * org.sdlgm.djl.labels.DiscriminativeLabels} is that alone, and {@link
 * org.sdlgm.djl.labels.GenerativeLabels} adds a bound on log p(x). The baselines are {@link
 * org.sdlgm.djl.labels.LogisticLabels} and {@link org.sdlgm.djl.labels.LabelShares}.
 */
package org.sdlgm.djl.labels;
