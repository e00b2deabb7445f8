/** The codes of test images, for the figures that show them. */
package org.sdlgm.reproduce.codes;
