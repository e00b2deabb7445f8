/** Who is near whom: distances, what neighbours say of labels, and maps that keep neighbours. */
package org.sdlgm.eval.neighbour;
