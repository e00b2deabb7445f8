/**
 * How good predicted label bags and label probabilities are: the measures of multi-label learning.
 *
 * <p>{@link org.sdlgm.eval.multilabel.BagMeasures} takes decisions (which labels), {@link
 * org.sdlgm.eval.multilabel.RankingMeasures} takes scores (in which order), and {@link
 * org.sdlgm.eval.multilabel.MultiLabelMeasure} knows each measure by name. All are pure functions
 * of their arguments. The definitions are those of Tsoumakas, Katakis and Vlahavas (2010), "Mining
 * multi-label data", section 7; what they leave open (empty label sets, ties) is settled, with its
 * consequence, where a measure is documented.
 *
 * <p>Rates and losses are fractions in [0, 1], never percent; numbers of labels are in labels.
 */
package org.sdlgm.eval.multilabel;
