/**
 * The command line: {@code sdlgm train mnist}.
 *
 * <p>{@link org.sdlgm.cli.Main} starts it. This is the only module that knows all others.
 */
package org.sdlgm.cli;
