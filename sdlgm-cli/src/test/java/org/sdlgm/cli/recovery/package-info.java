/** Models find what generated datasets were drawn from. */
package org.sdlgm.cli.recovery;
