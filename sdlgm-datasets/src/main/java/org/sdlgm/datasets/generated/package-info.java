/**
 * Datasets that are drawn from the generative model itself: no file is needed, and the true number
 * and identity of each observation's features are known.
 */
package org.sdlgm.datasets.generated;
