/**
 * Figures: drawn once, written as SVG and as PNG.
 *
 * <p>{@link org.sdlgm.report.drawing.Drawing} has the marks; {@link
 * org.sdlgm.report.drawing.Histograms} and {@link org.sdlgm.report.drawing.ScatterPlots} are
 * figures made of them.
 */
package org.sdlgm.report.drawing;
