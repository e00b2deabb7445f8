/** Tests of the evaluation, and the tiny models that serve as their oracles. */
package org.sdlgm.eval;
