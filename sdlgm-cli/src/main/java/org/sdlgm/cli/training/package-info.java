/**
 * One training from its configuration to its report.
 *
 * <p>{@link org.sdlgm.cli.training.TrainingRun} is the course of it; {@link
 * org.sdlgm.cli.training.Recorder} keeps what happens; {@link org.sdlgm.cli.training.StopSignal}
 * hears Ctrl-C.
 */
package org.sdlgm.cli.training;
