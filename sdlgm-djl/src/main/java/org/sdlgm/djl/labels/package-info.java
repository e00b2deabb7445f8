/**
 * Models of labels: SDLGM's own three, and the baselines that they are held against.
 *
 * <p>{@link org.sdlgm.djl.labels.LabelBag} is q(y|x) of SDLGM; {@link
 * org.sdlgm.djl.labels.DiscriminativeLabels} is that alone.
 */
package org.sdlgm.djl.labels;
