/**
 * The report of a run: one self-contained page that shows what was trained, how it went and what
 * the model's codes look like.
 *
 * <p>{@link org.sdlgm.report.ReportWriter} writes a {@link org.sdlgm.experiment.run.ReportContent}.
 * The page loads nothing from anywhere: style, scripts, pictures and numbers are all in it.
 */
package org.sdlgm.report;
