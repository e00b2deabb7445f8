/**
 * The papers' tables and figures, each made again by one command.
 *
 * <p>To add one: a class that is a {@link org.sdlgm.reproduce.target.Target}, in a package of its
 * own below this one, and its name in {@link org.sdlgm.reproduce.Targets}. Trainings run in {@link
 * org.sdlgm.reproduce.target.Request#study}, tables are left by {@link
 * org.sdlgm.reproduce.target.TableFiles}.
 */
package org.sdlgm.reproduce;
