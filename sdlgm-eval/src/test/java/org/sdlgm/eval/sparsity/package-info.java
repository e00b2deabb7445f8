/** Tests of the measures of codes against hand computation. */
package org.sdlgm.eval.sparsity;
