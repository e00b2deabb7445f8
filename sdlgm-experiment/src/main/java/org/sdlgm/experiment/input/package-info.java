/** Where the observations that a command works on come from. */
package org.sdlgm.experiment.input;
