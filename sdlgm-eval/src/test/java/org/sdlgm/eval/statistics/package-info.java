/** Tests of the statistics against hand computation. */
package org.sdlgm.eval.statistics;
