/** How far predicted counts of labels are from the true ones. */
package org.sdlgm.eval.count;
