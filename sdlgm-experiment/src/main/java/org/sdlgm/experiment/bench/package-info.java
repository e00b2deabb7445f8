/**
 * How fast a configuration trains and encodes on this machine.
 *
 * <p>{@link org.sdlgm.experiment.bench.Benchmark} measures; {@link
 * org.sdlgm.experiment.bench.Figures} is what it came to.
 */
package org.sdlgm.experiment.bench;
