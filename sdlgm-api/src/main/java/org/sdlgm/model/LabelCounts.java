package org.sdlgm.model;

/**
 * How many labels observations have, and how often each: what a model of bags knows. B rows each.
 *
 * @param expected E[y_k|x], rows of C
 * @param sizes P(L = l|x) for l = 0..L0, rows of L0 + 1; L counts a label as often as it occurs
 * @param bags the most probable L, then the most probable bag of L labels, some of them perhaps
 *     several times: counts, rows of C
 * @param sets the most probable L, then the L labels of the highest probability, each once; all of
 *     them if L is above C: 0 or 1, rows of C
 */
public record LabelCounts(double[][] expected, double[][] sizes, int[][] bags, int[][] sets) {}
