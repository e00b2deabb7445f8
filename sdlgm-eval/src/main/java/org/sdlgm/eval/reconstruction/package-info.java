/** How well observations come back from the codes that are written of them. */
package org.sdlgm.eval.reconstruction;
