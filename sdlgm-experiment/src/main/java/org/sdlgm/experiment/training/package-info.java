/**
 * One training from its configuration to its report.
 *
 * <p>{@link org.sdlgm.experiment.training.TrainingRun} is the course of it; {@link
 * org.sdlgm.experiment.training.Recorder} keeps what happens; {@link
 * org.sdlgm.experiment.training.StopSignal} hears Ctrl-C.
 */
package org.sdlgm.experiment.training;
