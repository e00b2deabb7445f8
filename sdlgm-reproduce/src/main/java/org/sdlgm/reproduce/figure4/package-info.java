/** Figure 4 of [SDLGM]: maps of codes, and how many features they use. */
package org.sdlgm.reproduce.figure4;
