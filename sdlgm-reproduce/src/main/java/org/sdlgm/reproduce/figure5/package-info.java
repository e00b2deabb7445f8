/** Figure 5 of [SDLGM]: how many labels an observation has. */
package org.sdlgm.reproduce.figure5;
