/** How well observations come back from their most probable codes. */
package org.sdlgm.eval.reconstruction;
