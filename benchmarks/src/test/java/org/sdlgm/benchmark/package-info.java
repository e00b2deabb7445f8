/** That the benchmarks run. */
package org.sdlgm.benchmark;
