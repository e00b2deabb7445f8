/**
 * A plug-in to copy: three parts that SDLGM lacks, and the module that gives them names.
 *
 * <ul>
 *   <li>{@link org.sdlgm.example.sevensegments.GeometricSparsity}: a sparsity component, {@code
 *       geometric}
 *   <li>{@link org.sdlgm.example.sevensegments.SevenSegmentsLoader}: a dataset, {@code
 *       seven-segments}
 *   <li>{@link org.sdlgm.example.sevensegments.DistinctCodes}: a metric, {@code distinct-codes}
 * </ul>
 *
 * <p>{@link org.sdlgm.example.sevensegments.SevenSegmentsPlugin} is where to begin reading.
 */
package org.sdlgm.example.sevensegments;
