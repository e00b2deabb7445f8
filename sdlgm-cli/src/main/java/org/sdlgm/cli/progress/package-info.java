/** Tells a person how far the work is, on the error stream, so that results can be piped on. */
package org.sdlgm.cli.progress;
