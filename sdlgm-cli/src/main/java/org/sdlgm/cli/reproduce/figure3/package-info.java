/** Figure 3 of [SDLGM]: test images beside their reconstructions. */
package org.sdlgm.cli.reproduce.figure3;
