/**
 * Benchmarks of tables in ARFF, beside Weka, in the package of what they measure to reach what is
 * its own.
 */
package org.sdlgm.datasets.arff;
