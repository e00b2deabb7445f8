/**
 * Figures: drawn once, written as SVG and as PNG.
 *
 * <p>{@link org.sdlgm.cli.drawing.Drawing} has the marks; {@link org.sdlgm.cli.drawing.Histograms}
 * and {@link org.sdlgm.cli.drawing.ScatterPlots} are figures made of them.
 */
package org.sdlgm.cli.drawing;
