/**
 * The papers' tables and figures, each made again by one command.
 *
 * <p>To add one: a class that is a {@link org.sdlgm.cli.reproduce.Target}, in a package of its own
 * below this one, and its name in {@link org.sdlgm.cli.reproduce.Targets}. Trainings run in {@link
 * org.sdlgm.cli.reproduce.Request#study}, tables are left by {@link
 * org.sdlgm.cli.reproduce.TableFiles}.
 */
package org.sdlgm.cli.reproduce;
