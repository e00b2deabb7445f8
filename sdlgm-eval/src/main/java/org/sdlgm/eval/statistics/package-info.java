/** Summaries of repeated runs, histograms, and how well counts fit a binomial distribution. */
package org.sdlgm.eval.statistics;
