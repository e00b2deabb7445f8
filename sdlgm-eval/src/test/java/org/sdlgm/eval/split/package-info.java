/** Tests of how observations are split: by hand, and by what must hold for any labels. */
package org.sdlgm.eval.split;
