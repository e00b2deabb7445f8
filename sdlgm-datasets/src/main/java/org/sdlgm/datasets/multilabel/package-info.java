/**
 * Datasets of observations with any number of labels: the published ones that Mulan's site has, a
 * person's own files, and one that is drawn from the conditional model.
 */
package org.sdlgm.datasets.multilabel;
