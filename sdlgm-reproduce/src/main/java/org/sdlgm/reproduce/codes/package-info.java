/** Figures 3 and 4 of [SDLGM]: what codes are decoded to, where they lie, how large they are. */
package org.sdlgm.reproduce.codes;
