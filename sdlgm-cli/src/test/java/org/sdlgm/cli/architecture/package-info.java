/** Holds the modules' arrows and the packages' names. */
package org.sdlgm.cli.architecture;
