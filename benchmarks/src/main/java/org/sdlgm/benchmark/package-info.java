/**
 * What the benchmarks share. Each benchmark is in the package of the piece that it measures, since
 * most pieces are no module's interface.
 */
package org.sdlgm.benchmark;
