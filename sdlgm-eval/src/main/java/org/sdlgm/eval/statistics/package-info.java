/**
 * Summaries of repeated runs, variances, histograms, and how well counts fit a binomial
 * distribution.
 */
package org.sdlgm.eval.statistics;
