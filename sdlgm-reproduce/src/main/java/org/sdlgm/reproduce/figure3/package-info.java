/** Figure 3 of [SDLGM]: test images beside their reconstructions. */
package org.sdlgm.reproduce.figure3;
