/** Benchmarks of encoding, in the package of what they measure to reach what is its own. */
package org.sdlgm.djl.model;
