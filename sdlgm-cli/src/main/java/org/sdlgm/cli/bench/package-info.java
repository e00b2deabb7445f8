/**
 * How fast a configuration trains and encodes on this machine.
 *
 * <p>{@link org.sdlgm.cli.bench.Benchmark} measures; {@link org.sdlgm.cli.bench.Figures} is what it
 * came to.
 */
package org.sdlgm.cli.bench;
