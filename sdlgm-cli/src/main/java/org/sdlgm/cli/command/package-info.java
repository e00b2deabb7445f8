/**
 * The commands, each a class: what it takes, what it does, examples.
 *
 * <p>{@link org.sdlgm.cli.command.Sdlgm} is the command above them. A command does nothing itself
 * that another package can do; it reads options and prints results.
 */
package org.sdlgm.cli.command;
