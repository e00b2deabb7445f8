/** Tests of the multi-label measures: by hand, by their properties, and against Mulan. */
package org.sdlgm.eval.multilabel;
