/**
 * Tables in files: ARFF, dense and sparse, and CSV.
 *
 * <p>ARFF is Weka's format (I. Witten, E. Frank, M. Hall, "Data mining", 2011, section 2.4). {@link
 * org.sdlgm.datasets.arff.ArffReader} says what of it is read, and how.
 */
package org.sdlgm.datasets.arff;
