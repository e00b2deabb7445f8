/**
 * The papers' tables and figures, each made again by one command.
 *
 * <p>To add one: a {@link org.sdlgm.reproduce.declaration.Reproduction}, in a package of its own
 * below this one, and its name in {@link org.sdlgm.reproduce.Targets}. It says what is trained and
 * what is shown; how that is done is in {@link org.sdlgm.reproduce.declaration} alone.
 */
package org.sdlgm.reproduce;
