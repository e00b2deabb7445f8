/**
 * Benchmarks of the file of sparse codes, in the package of what they measure to reach what is its
 * own.
 */
package org.sdlgm.code.file;
